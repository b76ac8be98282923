package org.ouinon.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouinon.database.Login;

/** Three replicas over three nodes of MariaDB Galera, as {@code scripts/cluster} makes them. */
final class ThreeNodes implements Scene {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the service's clock tells under it is two hours ahead; time still passes as it does. */
    private static final String TWO_HOURS_AHEAD = "env LD_PRELOAD=%s FAKETIME=+2h DONT_FAKE_MONOTONIC=1"
            + " FAKETIME_FORCE_MONOTONIC_FIX=0 FAKETIME_DISABLE_SHM=1";

    private final Path work;
    private final int base;
    private final boolean hasDisk;

    /**
     * @param base the first port
     * @param hasDisk whether node 1 has a small disk of its own, which can be filled
     */
    ThreeNodes(Path work, int base, boolean hasDisk) {
        this.work = work;
        this.base = base;
        this.hasDisk = hasDisk;
    }

    @Override
    public void open() throws Exception {
        script("", "up");
    }

    @Override
    public List<URI> replicas() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> URI.create("http://127.0.0.1:" + (base + 40 + i)))
                .toList();
    }

    @Override
    public boolean agrees(Voter first) throws Exception {
        return new Agreement(replicas(), read("password")).isReached(first);
    }

    /** It reads what every node has committed, whichever it asks. */
    @Override
    public Login login() {
        String url = "jdbc:mariadb:sequential://127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d/ouinon?connectTimeout=1000"
                + "&deniedListTimeout=500&retriesAllDown=8&sessionVariables=wsrep_sync_wait=1";
        return new Login(url.formatted(base + 1, base + 2, base + 3), "ouinon", read("password"));
    }

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(List.of(
                Fault.of("kill -9 of a replica", () -> kill("replica-1"), SHORT, this::heal)
                        .killing(0),
                Fault.of("kill -9 of the node that is written", () -> kill("node-1"), Duration.ZERO, () -> {}),
                Fault.of("the node comes back", this::heal, Duration.ZERO, () -> {}),
                Fault.of(
                        "that node stopped (SIGSTOP)",
                        () -> signal("STOP", "node-1"),
                        Duration.ofSeconds(20),
                        () -> signal("CONT", "node-1")),
                Fault.of(
                        "all nodes stopped (SIGSTOP)",
                        () -> signal("STOP", "node-1", "node-2", "node-3"),
                        Duration.ofSeconds(20),
                        this::wake),
                Fault.of("kill -9 of all nodes", this::killAll, SHORT, this::heal),
                Fault.of(
                                "clock of a replica 2 h ahead",
                                () -> restart("replica-3", TWO_HOURS_AHEAD.formatted(fakeTime())),
                                Duration.ofSeconds(12),
                                () -> restart("replica-3", ""))
                        .killing(2)));
        if (hasDisk) {
            faults.add(
                    1,
                    Fault.of(
                            "disk of the node that is written full",
                            this::fill,
                            Duration.ofSeconds(40),
                            this::makeRoom));
        }
        faults.add(Fault.of("control: all nodes, without flushing", this::forget, SHORT, this::crash)
                .losing());
        return faults;
    }

    private void heal() throws Exception {
        script("", "heal");
    }

    private void restart(String replica, String under) throws Exception {
        kill(replica);
        script(under, "heal");
    }

    /** Galera takes some seconds to find together again; until then there is no database. */
    private void wake() throws Exception {
        signal("CONT", "node-1", "node-2", "node-3");
        Wait.atMost(PATIENCE, "the nodes to find together", this::isThere);
    }

    private boolean isThere() {
        try (Books books = new Books(login())) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void killAll() throws Exception {
        signal("KILL", "node-1", "node-2", "node-3");
    }

    private void kill(String process) throws Exception {
        signal("KILL", process);
    }

    /** All at once, as a power cut would. */
    private void signal(String signal, String... processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Arrays.stream(processes).map(process -> read(process + ".pid")).forEach(command::add);
        run(new ProcessBuilder(command));
    }

    /** From now on a crash of all nodes takes some seconds with it of what they said was committed. */
    private void forget() throws Exception {
        for (int i = 1; i <= 3; i++) {
            for (String variable : List.of("innodb_flush_log_at_trx_commit = 0", "innodb_flush_log_at_timeout = 60")) {
                run(new ProcessBuilder(
                        "mariadb",
                        "--no-defaults",
                        "--socket=" + work.resolve("node-" + i + ".sock"),
                        "-e",
                        "SET GLOBAL " + variable));
            }
        }
    }

    private void crash() throws Exception {
        killAll();
        heal();
    }

    private void fill() {
        byte[] megabyte = new byte[1 << 20];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(megabyte);
            }
        } catch (IOException full) {
            // That was the purpose.
        }
    }

    /** The node may have ended, or left the others: both happen, and only a start brings it back then. */
    private void makeRoom() throws Exception {
        Files.delete(ballast());
        heal();
    }

    private Path ballast() {
        return work.resolve("node-1/ballast");
    }

    private static String fakeTime() {
        return "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    }

    private void script(String under, String verb) throws Exception {
        ProcessBuilder script = new ProcessBuilder("scripts/cluster", verb);
        script.environment().put("CLUSTER_DIR", work.toString());
        script.environment().put("CLUSTER_PORT", String.valueOf(base));
        script.environment().put("REPLICA_UNDER", under);
        run(script);
    }

    private void run(ProcessBuilder program) throws Exception {
        int status = program.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        work.resolve("script.log").toFile()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(program.command() + " ended with " + status);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(work.resolve(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // The script that started this program ends the cluster, whatever became of the program.
    }
}
