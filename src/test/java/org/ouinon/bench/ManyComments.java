package org.ouinon.bench;

import java.io.Reader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
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

    private final URI service;
    private final ServiceProcess process;
    private final ServiceProcess database;

    private ManyComments(URI service, long process, long database) {
        this.service = service;
        this.process = new ServiceProcess(process);
        this.database = new ServiceProcess(database);
    }

    /** Takes the service's address, its process, the file of its database's connection, admin's password, and how many. */
    public static void main(String... arguments) throws Exception {
        Path connection = Path.of(arguments[2]);
        long database = Long.parseLong(
                Files.readString(connection.resolveSibling("mariadbd.pid")).strip());
        ManyComments inbox = new ManyComments(URI.create(arguments[0]), Long.parseLong(arguments[1]), database);
        inbox.measure(connection, arguments[3], Integer.parseInt(arguments[4]));
    }

    private void measure(Path connection, String password, int comments) throws Exception {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(connection)) {
            login.load(file);
        }
        // Filling takes longer than a customer's patience.
        String patient = login.getProperty("url").replaceAll("socketTimeout=\\d+", "socketTimeout=0");
        try (Connection filling = DriverManager.getConnection(
                        patient, login.getProperty("username"), login.getProperty("password"));
                Statement statement = filling.createStatement()) {
            fill(statement, comments);
            signIn(password);
            System.out.printf("%d comments, nothing read%n", comments);
            timeAll();
            System.out.println(download(password));
            readAllBut(statement, 5000);
            System.out.println("all read but one in 5,000");
            timeAll();
        }
    }

    private void timeAll() throws Exception {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            System.out.println(time(page.getKey(), page.getValue()));
        }
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("first", "/comments");
        pages.put("oldest first", "/comments?order=oldest");
        pages.put("all", "/comments?show=all");
        pages.put("100th page", deep("/comments?show=all", 100));
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

    private static void readAllBut(Statement statement, int each) throws SQLException {
        statement.execute("INSERT INTO reading (account, ballot, written_at, read_at)"
                + " SELECT 'admin', ballot, written_at, written_at FROM comment WHERE CONV(HEX(RIGHT(ballot, 4)), 16, 10) % "
                + each + " <> 0");
        statement.execute(
                "UPDATE comment c JOIN reading r ON r.ballot = c.ballot SET c.read_at = r.read_at, c.read_by = 'admin'");
    }

    /** As a program does, which has no session. */
    private String download(String password) throws Exception {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest all = HttpRequest.newBuilder(service.resolve("/api/v1/comments.csv?from=2000-01-01"))
                .header("Authorization", "Basic " + login)
                .build();
        long began = System.nanoTime();
        long lines =
                CLIENT.send(all, HttpResponse.BodyHandlers.ofLines()).body().count();
        return "%d lines of CSV in %.1f s".formatted(lines, (System.nanoTime() - began) / 1e9);
    }

    private void signIn(String password) throws Exception {
        HttpRequest form = HttpRequest.newBuilder(service.resolve("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("name=admin&password=" + password))
                .build();
        CLIENT.send(form, HttpResponse.BodyHandlers.discarding());
    }

    private String deep(String path, int pages) {
        String at = path;
        for (int page = 1; page < pages; page++) {
            Matcher next = NEXT.matcher(get(at));
            if (!next.find()) {
                break;
            }
            at = next.group(1).replace("&amp;", "&");
        }
        return at;
    }

    /** Beside how long it took what it took of a core, service and database together: that much it takes on an idle machine. */
    private String time(String name, String path) throws Exception {
        int entries = get(path).split("<article").length - 1;
        long[] took = new long[ROUNDS];
        Duration[] ofService = new Duration[1];
        Duration ofDatabase = database.busyWhile(() -> ofService[0] = process.busyWhile(() -> time(took, path)));
        Arrays.sort(took);
        return "%-28s %2d comments: median %3d ms, worst %3d ms; %3d ms of a core"
                .formatted(
                        name,
                        entries,
                        took[ROUNDS / 2],
                        took[ROUNDS - 1],
                        ofDatabase.plus(ofService[0]).toMillis() / ROUNDS);
    }

    private void time(long[] took, String path) {
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            get(path);
            took[round] = (System.nanoTime() - began) / 1_000_000;
        }
    }

    private String get(String path) {
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
