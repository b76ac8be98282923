package org.ouinon.chaos;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ouinon.database.Login;

/** Two replicas over one MariaDB, each through a cable of its own. */
final class OneDatabase implements Scene {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Database database;
    private final List<Cable> cables = new ArrayList<>();
    private final List<Replica> replicas = new ArrayList<>();

    OneDatabase(String keys, Path work) throws IOException {
        database = new Database(work);
        int port = URI.create(database.login.url().substring("jdbc:".length())).getPort();
        for (int i = 0; i < 2; i++) {
            Cable cable = new Cable(port);
            cables.add(cable);
            replicas.add(new Replica(i, through(cable, port), keys, work));
        }
    }

    @Override
    public void open() throws Exception {
        for (Replica replica : replicas) {
            replica.start();
        }
        for (Replica replica : replicas) {
            replica.await();
        }
    }

    @Override
    public List<URI> replicas() {
        return replicas.stream().map(replica -> replica.uri).toList();
    }

    @Override
    public Login login() {
        return database.login;
    }

    @Override
    public List<Fault> faults() {
        Replica first = replicas.get(0);
        return List.of(
                Fault.of("kill -9 of a replica", first::kill, SHORT, () -> restart(first))
                        .killing(0),
                Fault.of("MariaDB absent at the start", () -> startAlone(first), SHORT, () -> join(first))
                        .killing(0),
                Fault.of("kill -9 of MariaDB", database::kill, SHORT, database::start),
                Fault.of(
                        "MariaDB stopped (SIGSTOP)",
                        () -> database.hang(true),
                        Duration.ofSeconds(12),
                        () -> database.hang(false)),
                Fault.of("links to the database cut", this::cut, SHORT, this::mend),
                Fault.of(
                        "every answer of MariaDB 2 s late",
                        () -> cables.forEach(cable -> cable.slow(2000)),
                        Duration.ofSeconds(12),
                        () -> cables.forEach(cable -> cable.slow(0))),
                Fault.of("control: MariaDB, without flushing", this::forget, SHORT, this::crash)
                        .losing());
    }

    /** From now on a crash of the database takes some seconds with it of what it said was committed. */
    private void forget() throws Exception {
        database.kill();
        database.start("--innodb-flush-log-at-trx-commit=0", "--innodb-flush-log-at-timeout=60");
    }

    private void crash() throws Exception {
        database.kill();
        database.start();
    }

    private void startAlone(Replica replica) throws Exception {
        database.kill();
        replica.kill();
        replica.start();
        replica.awaitLife();
    }

    private void join(Replica replica) throws Exception {
        database.start();
        replica.await();
    }

    private void restart(Replica replica) throws Exception {
        replica.start();
        replica.await();
    }

    private void cut() throws IOException {
        for (Cable cable : cables) {
            cable.cut();
        }
    }

    private void mend() throws IOException {
        for (Cable cable : cables) {
            cable.mend();
        }
    }

    private Login through(Cable cable, int port) {
        Login own = database.login;
        return new Login(own.url().replace(":" + port, ":" + cable.port), own.username(), own.password());
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        database.close();
    }
}
