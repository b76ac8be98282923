package org.ouinon.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** What it costs the service to give away all tallies of many teams and ten years. */
final class MillionRows {

    private static final int DAYS = 3650;

    /** Days filled by one statement, which must not outlast the connection's patience. */
    private static final int AT_ONCE = 73;

    /** As many as may read at once; one more is told to come back. */
    private static final int DOWNLOADS = 3;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private MillionRows() {}

    /** Takes the service's address, its process, the file of its database's connection, and about how many rows. */
    public static void main(String... arguments) throws Exception {
        URI service = URI.create(arguments[0]);
        ServiceProcess process = new ServiceProcess(Long.parseLong(arguments[1]));
        fill(Path.of(arguments[2]), Math.max(1, Integer.parseInt(arguments[3]) / DAYS));
        Thread.sleep(3000); // The service notices the new teams.
        download(service.resolve("/api/v1/tallies.csv?from=2000-01-01&to=2000-01-02"), process); // Warms up.
        for (String form : List.of("csv", "json")) {
            System.out.println(download(service.resolve("/api/v1/tallies." + form), process));
        }
        readersWhoStallAndHangUp(service.resolve("/api/v1/tallies.csv"));
    }

    private static void fill(Path connection, int teams) throws Exception {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(connection)) {
            login.load(file);
        }
        try (Connection database = DriverManager.getConnection(
                        login.getProperty("url"), login.getProperty("username"), login.getProperty("password"));
                Statement statement = database.createStatement()) {
            statement.execute("INSERT INTO team (slug, name, published)"
                    + " SELECT CONCAT('bench-', seq), CONCAT('bench-', seq), TRUE FROM seq_1_to_" + teams);
            for (int day = 0; day < DAYS; day += AT_ONCE) {
                statement.execute("INSERT INTO tally (day, team, agent, writer, yes, no, held)"
                        + " SELECT CURDATE() - INTERVAL seq DAY, number, 1, 0, 5 + seq % 7, seq % 3, 0"
                        + " FROM seq_" + day + "_to_" + (day + AT_ONCE - 1) + ", team WHERE slug LIKE 'bench-%'");
            }
        }
    }

    private static String download(URI address, ServiceProcess process) throws Exception {
        ServiceProcess.Memory before = process.memory();
        long started = System.nanoTime();
        CompletableFuture<long[]> reading = CompletableFuture.supplyAsync(() -> read(address));
        ServiceProcess.Memory most = before;
        while (!reading.isDone()) {
            most = most.or(process.memory());
            Thread.sleep(100);
        }
        long[] rowsAndBytes = reading.get();
        return "%s: %d rows, %d MiB in %.1f s; alive in the heap %d KiB before and %d KiB at most meanwhile; resident %d and %d KiB"
                .formatted(
                        address.getPath(),
                        rowsAndBytes[0],
                        rowsAndBytes[1] >> 20,
                        Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0,
                        before.heap(),
                        most.heap(),
                        before.resident(),
                        most.resident());
    }

    private static long[] read(URI address) {
        try (InputStream body = open(address).body()) {
            byte[] buffer = new byte[1 << 16];
            long rows = 0;
            long bytes = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                bytes += n;
                for (int i = 0; i < n; i++) {
                    rows += buffer[i] == (address.getPath().endsWith("csv") ? '\n' : '}') ? 1 : 0;
                }
            }
            return new long[] {rows, bytes};
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void readersWhoStallAndHangUp(URI address) throws Exception {
        List<InputStream> readers = stalled(address);
        System.out.printf("while %d readers stall, one more gets %d%n", DOWNLOADS, status(address));
        for (InputStream reader : readers) {
            reader.close();
        }
        System.out.printf("when they hang up, one more is served after %d ms%n", untilServed(address));
        readers = stalled(address);
        System.out.printf("when they only stall, one more is served after %d ms%n", untilServed(address));
    }

    private static List<InputStream> stalled(URI address) throws Exception {
        List<InputStream> readers = new ArrayList<>();
        for (int i = 0; i < DOWNLOADS; i++) {
            HttpResponse<InputStream> answer = open(address);
            while (answer.statusCode() != 200) { // The one before may still have its place.
                Thread.sleep(50);
                answer = open(address);
            }
            answer.body().read();
            readers.add(answer.body());
        }
        return readers;
    }

    private static long untilServed(URI address) throws Exception {
        long began = System.nanoTime();
        while (status(address) != 200) {
            Thread.sleep(50);
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static int status(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = open(address);
        answer.body().close();
        return answer.statusCode();
    }

    private static HttpResponse<InputStream> open(URI address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
