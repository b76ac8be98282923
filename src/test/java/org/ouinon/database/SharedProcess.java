package org.ouinon.database;

import io.agroal.api.AgroalDataSource;
import java.time.Clock;

/** One more process, as far as measures go, which tells and hears when a test says so. */
public final class SharedProcess {

    private final SharedUses uses;

    public SharedProcess(AgroalDataSource database, Clock clock) {
        this.uses = new SharedUses(database, clock);
    }

    public SharedUses uses() {
        return uses;
    }

    public void exchange() {
        uses.exchange();
    }
}
