package org.ouinon.mail;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.qute.TemplateData;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.account.RandomText;
import org.ouinon.web.Language;

/** What one director gets by mail. */
@Entity
@TemplateData
public class Subscription extends PanacheEntityBase {

    /** For so long nobody here hears of it if the organisation's provider would not send somebody any more. */
    static final Duration SEEN_WITHIN = Duration.ofDays(90);

    private static final int SECRET = 27;

    /**
     * Of those who may read comments now: an account with a password must be open and a director's; whoever comes by the
     * provider must have been seen lately, and not before an account of their name was closed.
     */
    private static final String GOOD = "select s from Subscription s left join Account a on a.name = s.account where"
            + " a.passwordHash is not null and concat(',', a.roles, ',') like '%,director,%'"
            + " or a.passwordHash is null and s.seenAt > ?1 and s.epoch = coalesce(a.epoch, 0) order by s.account";

    /** The name of an account. */
    @Id
    public String account;

    /** That of the account when its owner was last seen; 0 where there is none. */
    int epoch;

    /** When the owner last had the rights of a director, for sure. */
    Instant seenAt;

    public String address;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    public Language language;

    String zone;

    public boolean weekly;
    public boolean monthly;
    public boolean alerts;

    /** Ends the mails without signing in; in the clear, because each mail carries it and it opens nothing else. */
    String secret;

    /** The numbers of teams; none for all. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "subscription_team", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "team")
    public Set<Integer> teams = new HashSet<>();

    /** Every subscription whose owner may read comments at an instant, in order of their names. */
    public static List<Subscription> good(Instant now) {
        return list(GOOD, now.minus(SEEN_WITHIN));
    }

    /**
     * Those of them who want to be told at once when something happens to a team.
     *
     * @param team its number, or null for something that concerns all
     */
    public static List<Subscription> forAlerts(Integer team, Instant now) {
        return good(now).stream()
                .filter(s -> s.alerts && (team == null || s.isAbout(team)))
                .toList();
    }

    static Optional<Subscription> of(String account) {
        return findByIdOptional(account);
    }

    static Optional<Subscription> ofSecret(String secret) {
        return find("secret", secret).firstResultOptional();
    }

    static Subscription begin(String account) {
        Subscription subscription = new Subscription();
        subscription.account = account;
        subscription.secret = RandomText.of(SECRET);
        return subscription;
    }

    /** Whether a team is among the chosen ones. */
    public boolean isAbout(int team) {
        return teams.isEmpty() || teams.contains(team);
    }

    /** In which its owner reads times. */
    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    /** Whether any mail is wanted. */
    public boolean isOn() {
        return weekly || monthly || alerts;
    }

    /** The path that ends all mails. */
    public String unsubscribePath() {
        return "/unsubscribe/" + secret;
    }

    void take(Wishes wishes) {
        address = wishes.address();
        language = wishes.language();
        zone = wishes.zone().getId();
        weekly = wishes.weekly();
        monthly = wishes.monthly();
        alerts = wishes.alerts();
        teams.retainAll(wishes.teams());
        teams.addAll(wishes.teams());
    }

    /** The owner is here, with the rights of a director. */
    void see(int epochOfAccount, Instant now) {
        epoch = epochOfAccount;
        seenAt = now;
    }

    /** Ends all mails; the address and the choices stay for the day when they are wanted again. */
    void end() {
        weekly = false;
        monthly = false;
        alerts = false;
    }

    /** What it wants, for the audit, which holds no address. */
    String words() {
        return (isOn() ? "" : "none")
                + (weekly ? "weekly " : "")
                + (monthly ? "monthly " : "")
                + (alerts ? "alerts" : "");
    }
}
