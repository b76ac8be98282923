package org.ouinon.link;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What does not hold any more, as requests ask for it.
 *
 * @param agents the instant before which each agent's links were minted that do not vote
 * @param keys the prints of keys whose links do not vote
 * @param references whether no reference is taken
 */
record Revoked(Map<Integer, Instant> agents, Set<String> keys, boolean references) {

    static Revoked of(List<Revocation> standing) {
        Map<Integer, Instant> agents = new HashMap<>();
        Set<String> keys = new HashSet<>();
        boolean references = false;
        for (Revocation revocation : standing) {
            switch (revocation.what) {
                case LINKS -> agents.merge(revocation.agent, revocation.mintedBefore, Revoked::later);
                case KEY -> keys.add(revocation.keyPrint);
                case REFERENCES -> references = true;
            }
        }
        return new Revoked(agents, keys, references);
    }

    boolean has(Link link) {
        Instant before = agents.get(link.author().agent());
        return before != null && link.mintedAt().isBefore(before);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
