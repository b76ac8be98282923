package org.ouinon.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.ouinon.vote.Customer.CAROL;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Admin;
import org.ouinon.comment.Hostile;
import org.ouinon.link.Mails;

/** Fifty hostile comments as files of a program or a spreadsheet. */
@QuarkusTest
class TakenElsewhereTest {

    private static final String FORMULA = "[\\s\\p{Z}]*[=+\\-@|%\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20](?s:.*)";

    @Inject
    Mails mails;

    private final String team = Mails.freshName("hostile");

    @BeforeEach
    void write_them() {
        Hostile.comments()
                .forEach(
                        text -> CAROL.comments(mails.forTeam(team), text).then().statusCode(303));
    }

    @Test
    void each_is_the_same_text_in_json() {
        List<String> texts = Admin.byPassword()
                .get("/api/v1/comments?team=" + team)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("text");
        assertEquals(Set.copyOf(Hostile.kept()), Set.copyOf(texts));
        assertEquals(Hostile.kept().size(), texts.size());
    }

    @Test
    void each_is_one_cell_of_csv_and_none_a_formula() throws Exception {
        Set<String> left = new HashSet<>(Hostile.kept());
        for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(csv())).getRecords()) {
            assertEquals(15, row.size());
            row.forEach(cell -> assertFalse(cell.matches(FORMULA), cell));
            left.remove(row.get(7));
            left.remove(row.get(7).replaceFirst("^'", ""));
        }
        assertEquals(Set.of(), left);
    }

    @Test
    void libre_office_finds_no_formula() throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "office");
        Path csv = folder.resolve("comments.csv");
        Files.writeString(csv, csv() + "\r\n2026-11-22,YES,COUNTED,=1+1,,,,A control: this one is,,,,,,,\r\n");
        Process office = new ProcessBuilder(
                        office(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1",
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(office.waitFor(2, TimeUnit.MINUTES), "it ends");
        try (Stream<Path> sheets =
                Files.list(folder).filter(file -> file.toString().endsWith(".fods"))) {
            String sheet = Files.readString(sheets.findFirst().orElseThrow());
            assertTrue(sheet.contains("DROP TABLE comment"), "the comments are in it");
            assertEquals(1, sheet.split("table:formula=", -1).length - 1, "the control alone is a formula");
        }
    }

    private String csv() {
        return Admin.byPassword()
                .get("/api/v1/comments.csv?team=" + team)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String office() {
        Path found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(at -> Path.of(at, "soffice"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "No LibreOffice is on the PATH, so that nothing is opened with it");
        return found.toString();
    }
}
