package org.ouinon.database;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How to reach a running database.
 *
 * @param url its JDBC address
 * @param username whom to sign in as
 * @param password the password of that user
 */
public record Login(String url, String username, String password) {

    /** Reads the lines that {@link #toLines} wrote. */
    static Login fromLines(String lines) {
        Map<String, String> values = lines.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new Login(values.get("url"), values.get("username"), values.get("password"));
    }

    /** One {@code name=value} a line, for scripts: nothing is escaped. */
    String toLines() {
        return "url=" + url + "\nusername=" + username + "\npassword=" + password + "\n";
    }

    /** Without the password: records end up in logs. */
    @Override
    public String toString() {
        return username + " at " + url;
    }
}
