package org.ouinon.vote;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouinon.database.Secret;
import org.ouinon.link.Seal;
import org.ouinon.web.Days;

/** The key of each day, under which visitors of that day are told apart, and of no other. */
@ApplicationScoped
class DailyKeys {

    private static final String PURPOSE = "visitor";

    private final Days days;
    private final Map<LocalDate, Seal> known = new ConcurrentHashMap<>();

    DailyKeys(Days days) {
        this.days = days;
    }

    /** The seal of a local day; asks the database once a day, on a worker thread. */
    Uni<Seal> of(LocalDate day) {
        Seal seal = known.get(day);
        return seal != null
                ? Uni.createFrom().item(seal)
                : Uni.createFrom().item(() -> load(day)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Yesterday's key still tells yesterday's visitors apart on other processes' clocks; older ones are gone for good. */
    void destroyOld() {
        LocalDate yesterday = days.today().minusDays(1);
        known.keySet().removeIf(day -> day.isBefore(yesterday));
        Secret.destroyBelow(PURPOSE, (int) yesterday.toEpochDay());
    }

    private Seal load(LocalDate day) {
        return known.computeIfAbsent(
                day, d -> Seal.of(Secret.shared(PURPOSE, (int) d.toEpochDay(), days.now()), PURPOSE));
    }
}
