package org.ouinon.vote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.link.Mails;

/** Browsers without script or pictures, where they are installed. */
@QuarkusTest
class TextBrowserTest {

    @TestHTTPResource("/")
    URI service;

    @Inject
    Mails mails;

    @Inject
    Votes votes;

    private Path folder;

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "text-browser").toAbsolutePath();
    }

    @Test
    void lynx_reads_the_landing_page_and_the_bars() throws Exception {
        String mail = mails.hourOld();
        String page = run("lynx", "-dump", "-nolist", at(mail, "yes"));
        assertTrue(page.contains("Are you satisfied with the quality of our answer?"), page);
        assertTrue(page.contains("Send my answer: YES"), page);
        assertEquals("NONE", votes.standing(mail));
        String bars =
                run("lynx", "-dump", "-nolist", service.resolve("/?lang=en").toString());
        assertTrue(bars.contains("Last three months"), bars);
    }

    @Test
    void lynx_answers_by_the_button() throws Exception {
        String mail = mails.hourOld();
        // Down to the button, press it, write down what comes, leave.
        Path keys = Files.writeString(folder.resolve("keys"), """
                key Down Arrow
                key <tab>
                key Right Arrow
                key Q
                """);
        run("lynx", "-cmd_script=" + keys, "-accept_all_cookies", at(mail, "yes"));
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    @Test
    void w3m_reads_my_answer() throws Exception {
        String mail = mails.hourOld();
        Customer.CAROL.presses(mail, "no");
        String page = run("w3m", "-dump", at(mail, "more"));
        assertTrue(page.contains("Thank you. You answered NO."), page);
        assertTrue(page.contains("Change my answer to YES"), page);
        assertTrue(page.contains("Every comment is read"), page);
    }

    @Test
    void w3m_answers_by_the_form() throws Exception {
        String mail = mails.hourOld();
        Path form = Files.writeString(folder.resolve("form"), "press=1");
        String page = run("w3m", "-dump", "-post", form.toString(), at(mail, "yes"));
        assertTrue(page.contains("Thank you. You answered YES."), page);
        assertEquals("COUNTED YES", votes.standing(mail));
    }

    private String at(String mail, String action) {
        return service.resolve("/f/" + mail + "/" + action).toString();
    }

    private String run(String program, String... arguments) throws IOException, InterruptedException {
        assumeTrue(isInstalled(program), program + " is not installed, so that nothing is tested with it");
        List<String> command =
                Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
        Path shown = folder.resolve("shown");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(shown.toFile());
        builder.environment().putAll(Map.of("TERM", "xterm", "LANG", "C.UTF-8", "HOME", folder.toString()));
        Process process = builder.start();
        boolean ended = process.waitFor(20, TimeUnit.SECONDS);
        process.destroyForcibly();
        String page = Files.readString(shown, StandardCharsets.UTF_8);
        assertTrue(ended, command + " does not end:\n" + page);
        return page;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
