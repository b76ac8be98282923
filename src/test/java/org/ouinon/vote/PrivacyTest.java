package org.ouinon.vote;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HeaderConfig.headerConfig;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.ouinon.link.Mails;
import org.ouinon.web.Captured;

/** What is known of a customer's network and browser while a click is answered is nowhere afterwards. */
@QuarkusTest
@TestProfile(BehindProxy.class)
class PrivacyTest {

    private static final String ADDRESS = "198.51.100.213";
    private static final String NETWORK = "198.51.100";
    private static final String MARK = "Zanzibar";
    private static final Customer CAROL =
            new Customer("Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0 " + MARK + "/9f3a");

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    @Inject
    AgroalDataSource database;

    @Test
    void neither_address_nor_browser_is_in_the_database_or_in_the_log() throws Exception {
        List<String> logged;
        try (Captured log = Captured.from("org.ouinon", Level.ALL)) {
            click();
            Thread.sleep(1500); // The counts of clicks are written down each second.
            logged = log.lines();
        }
        for (String line : logged) {
            assertFalse(line.contains(NETWORK) || line.contains(MARK), line);
        }
        byte[] address = InetAddress.getByName(ADDRESS).getAddress();
        List<String> cells = cells();
        assertTrue(cells.stream().anyMatch(cell -> cell.endsWith("She said so")), "the dump has what was written");
        for (String cell : cells) {
            assertFalse(cell.contains(NETWORK) || cell.contains(MARK), cell);
            assertFalse(cell.contains(new String(address, ISO_8859_1)), cell);
        }
    }

    private void click() {
        String mail = mails.hourOld();
        String path = "/f/" + mail;
        Map<String, String> ran = Map.of("ran", "1", "webdriver", "0");
        from().get(path + "/yes").then().statusCode(200);
        from().accept("application/json")
                .formParams(ran)
                .post(path + "/yes")
                .then()
                .statusCode(200);
        from().get(path + "/more").then().statusCode(200);
        from().formParams(ran)
                .formParam("engaged", "1")
                .post(path + "/yes")
                .then()
                .statusCode(303);
        from().formParam("press", "1").post(path + "/no").then().statusCode(303);
        from().formParam("comment", "She said so")
                .post(path + "/comment")
                .then()
                .statusCode(303);
        from().formParam("comment", "").post(path + "/comment").then().statusCode(400);
        from().post(path + "/withdraw").then().statusCode(303);
        from().formParam("press", "1").post(path + "/no").then().statusCode(303);
        // Machines, pages loaded ahead, parts, unknown links and pages, held votes, standing links, other rooms.
        from().head(path + "/yes");
        from().header("Sec-Purpose", "prefetch").get(path + "/yes").then().statusCode(503);
        from().header("Range", "bytes=0-99").get(path + "/yes").then().statusCode(200);
        from().get("/f/nothing/yes").then().statusCode(404);
        from().get("/nothing").then().statusCode(404);
        from().formParams(ran).post("/f/" + mails.justSent() + "/yes").then().statusCode(303);
        String standing = mails.standing();
        from().formParam("press", "1").post("/f/" + standing + "/yes").then().statusCode(303);
        from().formParam("press", "1")
                .post("/f/" + standing + "/yes?ref=4711")
                .then()
                .statusCode(303);
        from().formParam("comment", "Me too")
                .post("/f/" + standing + "/comment")
                .then()
                .statusCode(303);
        from().get("/").then().statusCode(200);
        from().get("/api/v1/comments").then().statusCode(401);
        from().header("Sec-Fetch-Site", "same-origin")
                .formParam("name", "admin")
                .formParam("password", "no")
                .post("/login");
        from().header("Authorization", "Basic !!!").get("/api/v1/comments");
        from().body("{").contentType("application/json").post("/api/v1/blocks");
        assertEquals("COUNTED NO", votes.standing(mail));
    }

    private static RequestSpecification from() {
        return given().config(config().headerConfig(headerConfig().overwriteHeadersWithName("Accept")))
                .redirects()
                .follow(false)
                .header("User-Agent", CAROL.userAgent())
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "en")
                .header("X-Forwarded-For", ADDRESS)
                .header("X-Forwarded-Proto", "https");
    }

    /** Every cell of every table, as {@code table.column: value}, whatever its type. */
    private List<String> cells() throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM `" + table + "`")) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            String name = table + "." + rows.getMetaData().getColumnName(i) + ": ";
                            Object value = rows.getObject(i);
                            cells.add(name + (value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : value));
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("SHOW TABLES")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }
}
