package org.ouinon.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ouinon.link.Tokens;

/** Whether every vote that was acknowledged stands, once, whatever goes wrong while people vote. */
final class Chaos {

    private final Scene scene;
    private final Tokens tokens;
    private final SplittableRandom seeds;

    private Chaos(Scene scene, Tokens tokens, long seed) {
        this.scene = scene;
        this.tokens = tokens;
        this.seeds = new SplittableRandom(seed);
    }

    /** Takes an empty folder, the ring of keys, a seed; and for the long form the first port and whether a disk can be filled. */
    public static void main(String... arguments) throws Exception {
        long seed = Long.parseLong(arguments[2]);
        System.out.println("Starting, seed " + seed + " ...");
        Path work = Path.of(arguments[0]);
        Scene scene = arguments.length == 3
                ? new OneDatabase(arguments[1], work)
                : new ThreeNodes(work, Integer.parseInt(arguments[3]), Boolean.parseBoolean(arguments[4]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(scene)));
        System.exit(passes(scene, Tokens.of(arguments[1]), seed) ? 0 : 1);
    }

    /** The voters go on until this process ends, so it has to end whatever happens. */
    private static boolean passes(Scene scene, Tokens tokens, long seed) {
        try {
            scene.open();
            return new Chaos(scene, tokens, seed).passes();
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        }
    }

    private boolean passes() throws Exception {
        boolean good = scene.agrees(new Crowd(scene.replicas(), tokens, "C-", seeds).next());
        System.out.println(Verdict.HEAD);
        List<Trial> trials = new ArrayList<>();
        for (Fault fault : scene.faults()) {
            Trial trial = new Trial(fault, scene, tokens, "C" + (char) ('A' + trials.size()) + "-", seeds.nextLong());
            Verdict verdict = trial.run();
            System.out.println(verdict);
            good &= verdict.isGood();
            trials.add(trial);
        }
        boolean seeing = seesWhatIsWrong(trials.get(0));
        System.out.println(good && seeing ? "PASSED" : "FAILED");
        return good && seeing;
    }

    /** A vote that is taken away, and with it out of its tally, and a step of another that is told twice. */
    private static boolean seesWhatIsWrong(Trial first) throws Exception {
        Books.Findings before = first.findings();
        first.forge();
        Books.Findings after = first.findings();
        System.out.printf("control, one lost and one doubled on purpose: %s, then %s%n", before, after);
        return before.equals(new Books.Findings(0, 0, 0)) && after.equals(new Books.Findings(1, 1, 1));
    }

    private static void close(Scene scene) {
        try {
            scene.close();
        } catch (Exception e) {
            System.err.println("Not everything could be ended: " + e);
        }
    }
}
