package org.ouinon.database;

import java.util.Locale;

/**
 * A kind of machine that MariaDB's binaries exist for.
 *
 * @param folder the name of its folder in the jar
 * @param inWords its name for people
 */
record Platform(String folder, String inWords) {

    /** The machine we are on. */
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * The platform of these system properties.
     *
     * @param system {@code os.name}
     * @param processor {@code os.arch}
     * @throws Refusal where there are no binaries for it
     */
    static Platform of(String system, String processor) {
        return switch (family(system) + " " + processor) {
            case "linux amd64", "linux x86_64" -> new Platform("linux", "Linux x86-64");
            case "mac aarch64" -> new Platform("osx", "macOS arm64");
            default ->
                throw Refusal.ownDatabase("There is no embedded MariaDB for " + system + " on " + processor
                        + ", only for Linux x86-64 and macOS arm64.");
        };
    }

    private static String family(String system) {
        return system.toLowerCase(Locale.ROOT).split(" ")[0];
    }
}
