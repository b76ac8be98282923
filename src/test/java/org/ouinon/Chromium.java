package org.ouinon;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser. Tests that want one are skipped, with the reason, where there is none. */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Without this, the browser itself says that a program drives it, which a person's does not. */
    private static final String AS_A_PERSONS = "--disable-blink-features=AutomationControlled";

    private final Playwright playwright;
    private final Browser browser;
    private final String name;

    private Chromium(List<String> flags, String name) {
        this.name = name;
        Path program = program();
        Assumptions.assumeTrue(program != null, "Chromium is not installed: no browser test");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(flags)
                        .setHeadless(true));
    }

    static Chromium ofAPerson() {
        List<String> flags = new ArrayList<>(QUIET);
        flags.add(AS_A_PERSONS);
        return new Chromium(flags, "");
    }

    /** By another name: who is taken for a machine once is looked at twice for a quarter of an hour. */
    static Chromium driven() {
        return new Chromium(QUIET, " Driven/1.0");
    }

    /** A person with an ordinary name of a browser: headless Chromium would say so in its own. */
    BrowserContext person() {
        return person(options());
    }

    BrowserContext person(Browser.NewContextOptions more) {
        return browser.newContext(more.setUserAgent(userAgent()).setLocale("en-GB"));
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private String userAgent() {
        String major = browser.version().replaceFirst("\\..*", "");
        return "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/" + major
                + ".0.0.0 Safari/537.36" + name;
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(path -> path.toFile().canExecute())
                .findFirst()
                .orElse(null);
    }
}
