package org.ouinon.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
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
    private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,100}");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public int number;

    /** Stands in public addresses and in help desks' orders, and therefore never changes. */
    public String slug;

    public String name;

    /** Whether its bars are public; nobody's personal score becomes so by accident. */
    public boolean published;

    /** Whether its agents see their own scores at the desk. */
    public boolean ownScores;

    /** Whether it gets no new block; its votes and bars stay. */
    public boolean retired;

    /** What may stand in an address for a team: small letters, digits and hyphens. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    public static Optional<Team> findBySlug(String slug) {
        return find("slug", slug.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** The slug of a number, or "team N" for one that the database does not know. */
    public static String slugOf(int number) {
        Team team = findById(number);
        return team == null ? "team " + number : team.slug;
    }

    /** Every team, in the order of their names. */
    public static List<Team> all() {
        return listAll(Sort.by("name").and("number"));
    }

    /** The published teams' numbers by their slugs. */
    public static Map<String, Integer> published() {
        return Team.<Team>list("published", true).stream().collect(Collectors.toMap(t -> t.slug, t -> t.number));
    }

    /** @throws IllegalArgumentException with a sentence for the caller if this cannot be a slug */
    static String slugOf(String text) {
        String slug = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (!isSlug(slug)) {
            throw new IllegalArgumentException("team must be 1 to 64 of a-z, 0-9 and hyphen");
        }
        return slug;
    }

    static Team introduce(String slug, String name) {
        Team team = new Team();
        team.slug = slug;
        team.name = nameOf(name);
        team.persistAndFlush();
        return team;
    }

    /** The agents whose own team this is, in the order of their handles. */
    public List<Agent> agents() {
        return Agent.list("team", Sort.by("handle"), number);
    }

    /** How it stands. */
    public TeamTerms terms() {
        return new TeamTerms(name, published, ownScores, retired);
    }

    /** @throws IllegalArgumentException as {@link #nameOf} does */
    void change(TeamTerms terms) {
        name = nameOf(terms.name());
        published = terms.published();
        ownScores = terms.ownScores();
        retired = terms.retired();
    }

    /** @throws IllegalArgumentException with a sentence for whoever wants a block of a retired team's */
    void needsToBeAtWork() {
        if (retired) {
            throw new IllegalArgumentException("team '" + slug
                    + "' is retired and gets no new block: name another team, or have an operator move the agent");
        }
    }

    /** @throws IllegalArgumentException with a sentence for the operator if this cannot be a name */
    static String nameOf(String text) {
        String name = text == null ? "" : text.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A team's name has 1 to 100 printable characters");
        }
        return name;
    }
}
