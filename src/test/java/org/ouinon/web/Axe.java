package org.ouinon.web;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what in a page shuts people out. */
public final class Axe {

    /** All its rules, the advice beyond WCAG included, and the size of what a finger has to hit. */
    private static final String RUN = """
            () => axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then((found) =>
              found.violations.flatMap((rule) => rule.nodes.map((node) =>
                rule.id + ": " + rule.help + ": " + node.target.flat(9).join(" ") + ": " + node.failureSummary.replace(/\\s+/g, " "))))""";

    /** The rules look into frames, too, of whatever origin. */
    private static final String INTO_FRAMES = "axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })";

    private static final String SOURCE = source();

    private Axe() {}

    /**
     * What is wrong with a page as it stands, its frames included: a line for each element and rule, empty where all is well.
     * A page's own policy does not hinder it, because it comes as the browser's debugger does.
     */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        for (Frame frame : page.frames()) {
            frame.evaluate(SOURCE + ";" + INTO_FRAMES);
        }
        return (List<String>) page.evaluate(RUN);
    }

    private static String source() {
        try (InputStream source = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("axe-core is among the tests' dependencies", e);
        }
    }
}
