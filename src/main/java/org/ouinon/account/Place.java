package org.ouinon.account;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Where signed-in people go, in the order in which they are shown. */
public enum Place {
    DESK("/desk", "Desk", Set.of(Role.AGENT)),
    COMMENTS("/comments", "Comments", Set.of(Role.DIRECTOR)),
    DIGEST("/digest", "Digest", Set.of(Role.DIRECTOR)),
    INCIDENTS("/incidents/new", "Incidents", Set.of(Role.DIRECTOR, Role.OPERATOR)),
    HELD("/admin", "Held votes", Set.of(Role.OPERATOR)),
    TEAMS("/admin/teams", "Teams", Set.of(Role.OPERATOR)),
    WORDING("/admin/wording", "Wording", Set.of(Role.OPERATOR)),
    LINKS("/admin/links", "Links", Set.of(Role.OPERATOR)),
    TICKETS("/admin/tickets", "Tickets", Set.of(Role.OPERATOR)),
    KEYS("/admin/keys", "Keys", Set.of(Role.OPERATOR)),
    WEBHOOKS("/admin/webhooks", "Webhooks", Set.of(Role.OPERATOR)),
    ACCOUNTS("/admin/accounts", "Accounts", Set.of(Role.OPERATOR)),
    AUDIT("/admin/audit", "Audit", Set.of(Role.OPERATOR)),
    MAIL("/account/mail", "E-mail", Set.of(Role.DIRECTOR)),
    ACCOUNT("/account", "Account", Set.of()),
    PUBLIC("/", "Public page", Set.of());

    private final String path;
    private final String label;
    private final Set<String> roles;

    Place(String path, String label, Set<String> roles) {
        this.path = path;
        this.label = label;
        this.roles = roles;
    }

    /** The place that a path is at or below; where there are several, the nearest. */
    static Optional<Place> at(String path) {
        return Arrays.stream(values())
                .filter(place -> path.equals(place.path) || path.startsWith(place.path + "/"))
                .max(Comparator.comparingInt(place -> place.path.length()));
    }

    /** Where somebody who named no page begins. */
    static Place home(Set<String> theirs) {
        return Arrays.stream(values())
                .filter(place -> place.isOpenTo(theirs))
                .findFirst()
                .orElseThrow();
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** Whether one of somebody's roles opens it; where no role is asked for, it is open to all. */
    boolean isOpenTo(Set<String> theirs) {
        return roles.isEmpty() || roles.stream().anyMatch(theirs::contains);
    }
}
