package org.ouinon.database;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be set about the embedded database.
 *
 * @param dataDir the data folder, relative to the working directory or absolute ({@code ouinon.data-dir})
 * @param join whether to use the server of another process that holds the folder ({@code ouinon.embedded.join})
 * @param bufferPool memory for cached tables in bytes ({@code ouinon.embedded.buffer-pool}, such as {@code 256M})
 * @param minFree bytes that must be free on the disk before MariaDB is installed ({@code ouinon.embedded.min-free})
 */
public record EmbeddedSettings(String dataDir, boolean join, long bufferPool, long minFree) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KMGkmg]?)");

    /** The defaults, with the data folder given. */
    public static EmbeddedSettings in(String dataDir) {
        return read(name -> name.equals("ouinon.data-dir") ? dataDir : null);
    }

    /**
     * Reads the settings.
     *
     * @param values answers a property's name with its value, or null where it is not set
     * @throws io.quarkus.runtime.configuration.ConfigurationException where a size is not one
     */
    public static EmbeddedSettings read(UnaryOperator<String> values) {
        return new EmbeddedSettings(
                orElse(values.apply("ouinon.data-dir"), "data"),
                Boolean.parseBoolean(values.apply("ouinon.embedded.join")),
                bytes("OUINON_EMBEDDED_BUFFER_POOL", orElse(values.apply("ouinon.embedded.buffer-pool"), "256M")),
                // 350 MB of binaries, 140 MB of empty tables and logs, and room for a year of votes.
                bytes("OUINON_EMBEDDED_MIN_FREE", orElse(values.apply("ouinon.embedded.min-free"), "1G")));
    }

    /** The same settings, joining or not. */
    public EmbeddedSettings joining(boolean joins) {
        return new EmbeddedSettings(dataDir, joins, bufferPool, minFree);
    }

    private static String orElse(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static long bytes(String variable, String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw Refusal.because(variable + " is '" + size + "', which is no size such as 256M or 1G.");
        }
        int thousands = " KMG"
                .indexOf(matcher.group(2).isEmpty() ? " " : matcher.group(2).toUpperCase(Locale.ROOT));
        return Long.parseLong(matcher.group(1)) << 10 * thousands;
    }
}
