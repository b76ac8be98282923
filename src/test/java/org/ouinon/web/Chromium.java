package org.ouinon.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The Chromium of this machine, with a person before it or a program behind it. */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Without it, the browser says to every page that a program drives it. */
    private static final String PERSON = "--disable-blink-features=AutomationControlled";

    private static final AtomicInteger WINDOWS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << 30));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** As a person has it; where there is none, the test is skipped and says why. */
    public static Chromium ofPerson() {
        return start(PERSON);
    }

    /** The same, to which a host of another name leads here as well: plain http, and not this machine for all it knows. */
    public static Chromium ofPersonInNetworkOf(String host) {
        return start(PERSON, "--host-resolver-rules=MAP " + host + " 127.0.0.1");
    }

    /** As a mail filter's sandbox drives it. */
    public static Chromium ofProgram() {
        return start("--enable-automation");
    }

    private static Chromium start(String... more) {
        Optional<Path> found = find();
        assumeTrue(found.isPresent(), "No Chromium is on the PATH, so that nothing is tested in a browser");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.addAll(List.of(more));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(found.get())
                                .setArgs(arguments)));
    }

    /** A window of its own, with nothing remembered, and of another visitor than all others. */
    public BrowserContext window() {
        return browser.newContext(options());
    }

    /** A window with something unusual about it. */
    public BrowserContext window(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    public Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setUserAgent(userAgent()).setLocale("en-US");
    }

    /** The name without the word that says there is no screen, and with one that nobody else has. */
    private String userAgent() {
        return "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/"
                + browser.version().split("\\.")[0] + ".0.0.0 Safari/537.36 Window/" + WINDOWS.incrementAndGet();
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
