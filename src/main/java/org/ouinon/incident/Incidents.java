package org.ouinon.incident;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ouinon.account.Audit;
import org.ouinon.account.Deed;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;
import org.ouinon.web.Days;

/** The incidents, in the memory of every process, and the one way to open and revise them. */
@Startup
@ApplicationScoped
public class Incidents {

    private static final String TOPIC = "incidents";

    private final Changes changes;
    private final Audit audit;
    private final Days days;
    private Followed<List<Incident>> all;

    Incidents(Changes changes, Audit audit, Days days) {
        this.changes = changes;
        this.audit = audit;
        this.days = days;
    }

    @PostConstruct
    void follow() {
        all = changes.follow(TOPIC, Incident::all);
    }

    /** All, those that began last first, without the database; another list, by identity, where any of them changed. */
    public List<Incident> all() {
        return all.get();
    }

    /** One; only a number that this process has not heard of yet is asked of the database. */
    Optional<Incident> find(int number) {
        return all().stream()
                .filter(incident -> incident.number == number)
                .findFirst()
                .or(() -> QuarkusTransaction.requiringNew().call(() -> Incident.find(number)));
    }

    /**
     * Opens an incident, public at once, unless the form has opened one already.
     *
     * @param form a random number that came with the form
     * @param account the name of whoever is signed in
     * @return the incident that the form opened, now or before
     */
    public Incident open(UUID form, Wording wording, String account) {
        return once(() -> Incident.ofForm(form).orElseGet(() -> {
            changes.note(TOPIC);
            Incident incident = Incident.open(form, wording, account, days.now());
            audit.note(Deed.INCIDENT_OPENED, account, about(incident));
            return incident;
        }));
    }

    /**
     * Adds a revision; one that says the same as the last is none.
     *
     * @param known the revision that the writer has seen
     * @return whether the newest revision says so now; false where somebody else wrote one in between
     */
    boolean revise(int number, int known, Wording wording, String account) {
        return once(() -> {
            Incident incident = Incident.find(number).orElseThrow();
            Revision newest = incident.newest();
            if (newest.revision != known || newest.wording.equals(wording)) {
                return newest.wording.equals(wording);
            }
            changes.note(TOPIC);
            incident.revise(wording, account, days.now());
            Incident.flush(); // A race is lost here, and not at the commit.
            audit.note(Deed.INCIDENT_REVISED, account, about(incident));
            return true;
        });
    }

    private static String about(Incident incident) {
        return "incident " + incident.number + ": " + incident.newest().wording.title();
    }

    /** Whoever loses a race finds at the second look what the other has written. */
    private static <T> T once(Callable<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (PersistenceException e) {
            return QuarkusTransaction.requiringNew().call(work);
        }
    }
}
