package org.ouinon.account;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ouinon.database.Changes;
import org.ouinon.database.Followed;

/**
 * Everybody who may sign in, in the memory of every process: looking at a page asks no database who is there, and a closed
 * account is closed everywhere within a second.
 */
@Startup
@ApplicationScoped
class Staff {

    private static final String TOPIC = "accounts";

    private final Changes changes;
    private final Followed<Map<String, Member>> members;

    Staff(Changes changes) {
        this.changes = changes;
        this.members = changes.follow(TOPIC, Staff::read);
    }

    Optional<Member> named(String name) {
        return Optional.ofNullable(members.get().get(name));
    }

    /** Tells every process that accounts change with the present transaction, which must be active. */
    void changed() {
        changes.note(TOPIC);
    }

    private static Map<String, Member> read() {
        return Account.open().stream().map(Member::of).collect(Collectors.toMap(Member::name, Function.identity()));
    }
}
