package org.ouinon.chaos;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ouinon.link.Tokens;

/** One fault under votes, from two seconds before it until everybody votes again. */
final class Trial {

    private static final Duration BEFORE = Duration.ofSeconds(2);

    /** In milliseconds; the database does something else every few of them. */
    private static final int JITTER = 500;

    /** Where nobody votes by then, nobody will. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int ATTEMPTS = 30;

    private static final Duration AFTER = Duration.ofSeconds(1);

    private final Fault fault;
    private final Scene scene;
    private final String name;
    private final Duration before;
    private final Crowd crowd;
    private final List<Pulse> pulses;
    private List<Voter> voters;

    /** @param name how the tickets of its voters begin, and no others */
    Trial(Fault fault, Scene scene, Tokens tokens, String name, long seed) {
        this.fault = fault;
        this.scene = scene;
        this.name = name;
        SplittableRandom random = new SplittableRandom(seed);
        this.before = BEFORE.plusMillis(random.nextInt(JITTER));
        this.crowd = new Crowd(scene.replicas(), tokens, name, random);
        this.pulses = scene.replicas().stream().map(Pulse::new).toList();
    }

    Verdict run() throws Exception {
        crowd.start();
        Thread.sleep(before.toMillis());
        heed(false);
        long struck = System.nanoTime();
        fault.strike().run();
        Thread.sleep(fault.lasts().toMillis());
        fault.mend().run();
        long mended = System.nanoTime();
        heed(true);
        awaitVotes();
        voters = crowd.stop();
        for (Pulse pulse : pulses) {
            pulse.stop();
        }
        return verdict(struck, mended);
    }

    /** What stands in the database at this moment, compared with what its voters were told. */
    Books.Findings findings() throws Exception {
        for (int attempt = 1; ; attempt++) {
            try (Books books = new Books(scene.login())) {
                return books.compare(voters, name);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(1000); // A node that was away may still be on its way back.
            }
        }
    }

    /** Spoils what stands in the database, to see whether that is seen. */
    void forge() throws Exception {
        try (Books books = new Books(scene.login())) {
            books.forge(voters);
        }
    }

    private void heed(boolean does) {
        if (fault.victim() != Fault.NONE) {
            pulses.get(fault.victim()).heed(does);
        }
    }

    private void awaitVotes() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long since = System.nanoTime();
        while (System.nanoTime() < end && !crowd.hasHeardAllSince(since)) {
            Thread.sleep(100);
        }
        Thread.sleep(AFTER.toMillis());
    }

    private Verdict verdict(long struck, long mended) throws Exception {
        List<Attempt> all =
                voters.stream().flatMap(voter -> voter.attempts().stream()).toList();
        List<Attempt> told = all.stream().filter(Attempt::isAcknowledged).toList();
        List<URI> replicas = scene.replicas();
        return new Verdict(
                fault,
                Duration.ofNanos(mended - struck),
                told.size(),
                all.size() - told.size(),
                all.stream().filter(Attempt::isWrong).count(),
                findings(),
                all.stream().map(Attempt::took).max(Duration::compareTo).orElse(Duration.ZERO),
                IntStream.range(0, replicas.size())
                        .mapToObj(replica -> again(told, replica, mended))
                        .toList(),
                pulses.stream().mapToInt(Pulse::asked).sum(),
                pulses.stream().mapToInt(Pulse::missed).sum());
    }

    private static Duration again(List<Attempt> told, int replica, long mended) {
        return told.stream()
                .filter(attempt -> attempt.replica() == replica && attempt.ended() >= mended)
                .map(attempt -> Duration.ofNanos(attempt.ended() - mended))
                .min(Duration::compareTo)
                .orElse(null);
    }
}
