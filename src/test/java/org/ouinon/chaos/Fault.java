package org.ouinon.chaos;

import java.time.Duration;

/**
 * Something that goes wrong while people vote.
 *
 * @param strike how it begins
 * @param lasts how long it stays so
 * @param mend how it ends; returns when it has
 * @param victim the replica whose own end it is and who cannot answer meanwhile, from 0; none is {@link #NONE}
 * @param loses whether votes must get lost: the control, which shows that the books see it
 */
record Fault(String name, Step strike, Duration lasts, Step mend, int victim, boolean loses) {

    static final int NONE = -1;

    interface Step {
        void run() throws Exception;
    }

    /** One that no replica dies of, and that may lose nothing. */
    static Fault of(String name, Step strike, Duration lasts, Step mend) {
        return new Fault(name, strike, lasts, mend, NONE, false);
    }

    Fault killing(int replica) {
        return new Fault(name, strike, lasts, mend, replica, loses);
    }

    Fault losing() {
        return new Fault(name, strike, lasts, mend, victim, true);
    }
}
