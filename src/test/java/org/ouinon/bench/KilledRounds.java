package org.ouinon.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.ouinon.bench.SlowMailServer.Mail;
import org.ouinon.bench.SlowMailServer.Step;

/** Whether each digest goes out once although one of two processes is killed in the middle of the round, again and again. */
final class KilledRounds {

    private static final int PATIENCE = 120;

    /** Its last mail at the latest: fewer than its half of the round. */
    private static final int LATEST = 5;

    /** In milliseconds; a process does something else every few of them. */
    private static final int LONGEST_PAUSE = 60;

    private final Directors directors;
    private final SlowMailServer mails;
    private final List<Replica> replicas;

    private KilledRounds(Directors directors, SlowMailServer mails, List<Replica> replicas) {
        this.directors = directors;
        this.mails = mails;
        this.replicas = replicas;
    }

    /** Takes the folder of a service that keeps the database and sends nothing itself, how many kills, and a seed. */
    public static void main(String... arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(work.resolve("data/mariadb/connection.properties"))) {
            login.load(file);
        }
        SlowMailServer mails = new SlowMailServer();
        List<Replica> replicas =
                List.of(new Replica(0, login, mails.port(), work), new Replica(1, login, mails.port(), work));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> replicas.forEach(Replica::kill)));
        try (Directors directors = new Directors(login)) {
            KilledRounds measure = new KilledRounds(directors, mails, replicas);
            System.exit(measure.passes(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2])) ? 0 : 1);
        }
    }

    private boolean passes(int kills, long seed) throws Exception {
        System.out.printf(
                "%d kills, %d directors each, seed %d; a claim left open is made older than it is, instead of a wait of 10 minutes%n",
                kills, Directors.GROUP, seed);
        System.out.println(
                "kill of  when                          open claims  mails of A and B  missing  repeated  more");
        directors.fillLastWeek();
        SplittableRandom random = new SplittableRandom(seed);
        for (int group = 1; group <= kills; group++) {
            round(group, random);
        }
        boolean seeing = seesWhatIsWrong(kills + 1);
        return verdict(kills) && seeing;
    }

    private void round(int group, SplittableRandom random) throws Exception {
        Step step = Step.values()[group % Step.values().length];
        int pause = step == Step.ANSWERED ? random.nextInt(LONGEST_PAUSE) : 0;
        Kill kill = new Kill(replicas.get(group % replicas.size()), 1 + random.nextInt(LATEST), step, pause);
        mails.show(kill);
        directors.join(group);
        startAll();
        until("the kill", kill::fell);
        until("the round of the other", () -> directors.areAllClaimed(group));
        Thread.sleep(3000); // The last mail of the other is on its way.
        int open = directors.open();
        directors.ageOpen();
        kill.victim.start();
        until("the taking over", () -> directors.open() == 0);
        stopAll();
        System.out.println(kill + tell(group, open));
    }

    private String tell(int group, int open) {
        Arrivals arrivals = arrivals(group);
        List<String> from = mails.taken().stream()
                .filter(mail -> Directors.addresses(group).contains(mail.to()))
                .map(Mail::from)
                .toList();
        long ofA = from.stream().filter(replicas.get(0).address()::equals).count();
        return "%11d  %7d and %4d  %7d  %8d  %4d"
                .formatted(open, ofA, from.size() - ofA, arrivals.missing(), arrivals.repeated(), arrivals.more());
    }

    /** The control: a mail that is noted as sent and was not, and one that was and is forgotten. */
    private boolean seesWhatIsWrong(int group) throws Exception {
        mails.show((step, mail) -> {});
        directors.join(group);
        directors.lie(group, 1);
        startAll();
        until("the round", () -> directors.areAllClaimed(group) && directors.open() == 0);
        directors.forget(group, 2);
        stopAll();
        startAll();
        until("the round after", () -> directors.areAllClaimed(group) && directors.open() == 0);
        stopAll();
        Arrivals seen = arrivals(group);
        System.out.printf("control, one lost and one doubled on purpose: %s%n", seen);
        return seen.equals(new Arrivals(1, 1, 0));
    }

    /** Counts again at the end, because every later round looked at the mails of all rounds before. */
    private boolean verdict(int kills) {
        int bad = 0;
        long repeated = 0;
        for (int group = 1; group <= kills; group++) {
            Arrivals arrivals = arrivals(group);
            bad += arrivals.isGood() ? 0 : 1;
            repeated += arrivals.repeated();
        }
        System.out.printf(
                "%s: %d of %d rounds without a missing mail and with one repeat at most; %d repeats in all%n",
                bad == 0 ? "PASSED" : "FAILED", kills - bad, kills, repeated);
        return bad == 0;
    }

    private Arrivals arrivals(int group) {
        return Arrivals.of(Directors.addresses(group), mails.taken());
    }

    /** A process goes round as soon as it is up. */
    private void startAll() throws IOException {
        for (Replica replica : replicas) {
            replica.start();
        }
    }

    private void stopAll() {
        replicas.forEach(Replica::stop);
    }

    private void until(String what, Callable<Boolean> isSo) throws Exception {
        long end = System.nanoTime() + PATIENCE * 1_000_000_000L;
        while (!isSo.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited " + PATIENCE + " s in vain for " + what);
            }
            Thread.sleep(50);
        }
    }
}
