package org.ouinon.bench;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ouinon.bench.SlowMailServer.Mail;
import org.ouinon.bench.SlowMailServer.Step;

/** The sudden end of one replica in the middle of a round that it shares with another, at a step of one of its mails. */
final class Kill implements SlowMailServer.Witness {

    /** So long the first waits for the other; less than the patience of a sender. */
    private static final int MEETING = 20_000;

    final Replica victim;
    private final int mail;
    private final Step step;
    private final int pause;
    private final Set<String> callers = ConcurrentHashMap.newKeySet();
    private int mails;
    private volatile boolean fallen;

    /**
     * @param mail which of its mails, from 1
     * @param pause milliseconds from that step on
     */
    Kill(Replica victim, int mail, Step step, int pause) {
        this.victim = victim;
        this.mail = mail;
        this.step = step;
        this.pause = pause;
    }

    @Override
    public void sees(Step now, Mail passing) throws Exception {
        if (now == Step.ADDRESSED) {
            meet(passing.from());
        }
        if (passing.from().equals(victim.address()) && isTime(now)) {
            Thread.sleep(pause);
            victim.kill();
            fallen = true;
        }
    }

    boolean fell() {
        return fallen;
    }

    /** Nobody sends before both do: one that starts late would find nothing left. */
    private void meet(String caller) throws InterruptedException {
        callers.add(caller);
        for (int waited = 0; callers.size() < 2 && waited < MEETING; waited += 20) {
            Thread.sleep(20);
        }
    }

    private synchronized boolean isTime(Step now) {
        mails += now == Step.ADDRESSED ? 1 : 0;
        return mails == mail && now == step;
    }

    @Override
    public String toString() {
        return "%-7s  mail %d, %-8s and %2d ms  "
                .formatted(victim.name, mail, step.name().toLowerCase(Locale.ROOT), pause);
    }
}
