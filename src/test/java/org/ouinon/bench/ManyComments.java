package org.ouinon.bench;

import java.io.Reader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a director waits for a page of an inbox with very many comments: first, deep, filtered and searched. */
final class ManyComments {

    private static final int ROUNDS = 9;
    private static final int AT_ONCE = 10_000;
    private static final Pattern NEXT = Pattern.compile("id=\"next\" href=\"([^\"]+)\"");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private ManyComments() {}

    /** Takes the service's address, the file of its database's connection, the password of admin, and how many comments. */
    public static void main(String... arguments) throws Exception {
        URI service = URI.create(arguments[0]);
        int comments = Integer.parseInt(arguments[3]);
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(arguments[1]))) {
            login.load(file);
        }
        try (Connection database = DriverManager.getConnection(
                        login.getProperty("url"), login.getProperty("username"), login.getProperty("password"));
                Statement statement = database.createStatement()) {
            fill(statement, comments);
            signIn(service, arguments[2]);
            System.out.printf("%d comments, nothing read%n", comments);
            pages(service).forEach((name, path) -> System.out.println(time(service, name, path)));
            readAllBut(statement, comments, 5000);
            System.out.println("all read but one in 5,000");
            pages(service).forEach((name, path) -> System.out.println(time(service, name, path)));
        }
    }

    private static Map<String, String> pages(URI service) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first", "/comments");
        pages.put("oldest first", "/comments?order=oldest");
        pages.put("all", "/comments?show=all");
        pages.put("100th page", deep(service, "/comments?show=all", 100));
        pages.put("of a year ago", "/comments?show=all&to=" + LocalDate.now().minusYears(1));
        pages.put("overdue", "/comments?show=overdue&order=oldest");
        pages.put("of a small team", "/comments?show=all&team=bench-99");
        pages.put("unread of a small team", "/comments?team=bench-99");
        pages.put("answer no", "/comments?show=all&answer=no");
        pages.put("answer none", "/comments?show=all&answer=none");
        pages.put("answer none, oldest unread", "/comments?answer=none&order=oldest");
        pages.put("rare language", "/comments?show=all&language=pt");
        pages.put("word in one of 2", "/comments?show=all&q=server");
        pages.put("word in one of 10", "/comments?show=all&q=invoice");
        pages.put("word in one of 1,000", "/comments?show=all&q=kubernetes");
        pages.put("two words", "/comments?show=all&q=server+kubernetes");
        pages.put("beginnings of words", "/comments?show=all&q=invoi*");
        pages.put("word in none", "/comments?show=all&q=xylophone");
        pages.put("short word in none", "/comments?show=all&q=zq");
        pages.put("short word, unread", "/comments?q=zq");
        pages.put("signs in none", "/comments?show=all&q=%F0%9F%A6%96");
        return pages;
    }

    private static void fill(Statement statement, int comments) throws SQLException {
        statement.execute(
                "INSERT INTO team (slug, name) SELECT CONCAT('bench-', seq), CONCAT('bench-', seq) FROM seq_1_to_99");
        String word =
                "ELT(1 + FLOOR(RAND() * 12), 'the', 'mail', 'slow', 'thanks', 'again', 'problem', 'answer', 'was',"
                        + " 'quick', 'domain', CONCAT('word', FLOOR(RAND() * 5000)), CONCAT('thing', FLOOR(RAND() * 500)))";
        String words = (word + ", ' ', ").repeat(24) + "'end.'";
        for (int first = 1; first <= comments; first += AT_ONCE) {
            int last = Math.min(comments, first + AT_ONCE - 1);
            statement.execute("INSERT INTO comment (ballot, agent, team, ticket, language, test, text, written_at)"
                    + " SELECT " + ballot()
                    + ", 1 + seq % 40, IF(seq % 997 = 0, (SELECT MAX(number) FROM team), seq % 20),"
                    + " CONCAT('T-', seq), IF(seq % 499 = 0, 'pt', ELT(1 + seq % 4, 'en', 'fr', 'de', 'es')), FALSE,"
                    + " CONCAT(IF(seq % 2, 'server ', ''), IF(seq % 10, '', 'invoice '), IF(seq % 1000, '', 'kubernetes '), "
                    + words + "), UTC_TIMESTAMP(3) - INTERVAL seq * 10 MINUTE FROM seq_" + first + "_to_" + last);
            statement.execute(
                    "INSERT INTO vote (ballot, agent, team, ticket, language, minted_at, answer, state, taken_on,"
                            + " counted_on, changed_at) SELECT ballot, agent, team, ticket, language, written_at,"
                            + " IF(RAND() < 0.02, 'NO', 'YES'), 'COUNTED', DATE(written_at), DATE(written_at), written_at"
                            + " FROM comment JOIN seq_" + first + "_to_" + last + " ON ballot = " + ballot()
                            + " WHERE seq % 1500 <> 1");
        }
    }

    /** As real ones are: the day, and a hash. */
    private static String ballot() {
        return "UNHEX(CONCAT(LPAD(HEX(TO_DAYS(UTC_DATE()) - seq DIV 144), 8, '0'), LEFT(MD5(seq), 24)))";
    }

    private static void readAllBut(Statement statement, int comments, int each) throws SQLException {
        statement.execute("INSERT INTO reading (account, ballot, written_at, read_at)"
                + " SELECT 'admin', ballot, written_at, written_at FROM comment WHERE CONV(HEX(RIGHT(ballot, 4)), 16, 10) % "
                + each + " <> 0");
        statement.execute(
                "UPDATE comment c JOIN reading r ON r.ballot = c.ballot SET c.read_at = r.read_at, c.read_by = 'admin'");
    }

    private static void signIn(URI service, String password) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(service.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("name=admin&password=" + password))
                .build();
        CLIENT.send(form, HttpResponse.BodyHandlers.discarding());
    }

    private static String deep(URI service, String path, int pages) {
        String at = path;
        for (int page = 1; page < pages; page++) {
            Matcher next = NEXT.matcher(get(service, at));
            if (!next.find()) {
                break;
            }
            at = next.group(1).replace("&amp;", "&");
        }
        return at;
    }

    private static String time(URI service, String name, String path) {
        int entries = get(service, path).split("<article").length - 1;
        long[] took = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            get(service, path);
            took[round] = (System.nanoTime() - began) / 1_000_000;
        }
        Arrays.sort(took);
        return "%-28s %3d comments: median %4d ms, worst %4d ms"
                .formatted(name, entries, took[ROUNDS / 2], took[ROUNDS - 1]);
    }

    private static String get(URI service, String path) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(service.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " gives " + answer.statusCode());
            }
            return answer.body();
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }
}
