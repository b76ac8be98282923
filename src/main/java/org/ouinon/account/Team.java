package org.ouinon.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The group an agent writes for. Its number is never used again. */
@Entity
public class Team extends PanacheEntityBase {

    /** The team of whoever names none. */
    public static final String DEFAULT = "support";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    public String slug;
    public String name;

    /** Whether its bars are public; nobody's personal score becomes so by accident. */
    public boolean published;

    /** What may stand in an address for a team: small letters, digits and hyphens. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    public static Optional<Team> findBySlug(String slug) {
        return find("slug", slug.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** The published teams' numbers by their slugs. */
    public static Map<String, Integer> published() {
        return Team.<Team>list("published", true).stream().collect(Collectors.toMap(t -> t.slug, t -> t.number));
    }

    static Team introduce(String slug) {
        Team team = new Team();
        team.slug = slug;
        team.name = slug;
        team.persistAndFlush();
        return team;
    }
}
