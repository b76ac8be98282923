package org.ouinon.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ouinon.web.Days;

/**
 * Who comes, changes and goes. Each verb is noted in the audit and holds on every process when it returns, or within a
 * second.
 */
@ApplicationScoped
class Membership {

    private static final Duration INVITATION = Duration.ofDays(7);

    /** No letter that looks like another one's: who did what is read by people. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_IN_BYTES = 72;

    private final Staff staff;
    private final Audit audit;
    private final Days days;

    Membership(Staff staff, Audit audit, Days days) {
        this.staff = staff;
        this.audit = audit;
        this.days = days;
    }

    @Transactional
    List<Account> all() {
        return Account.all();
    }

    /**
     * Invites somebody new.
     *
     * @return the secret of the invitation, which is good once and for seven days
     * @throws IllegalArgumentException with a sentence for the operator
     */
    @Transactional
    String invite(String name, Collection<String> roles) {
        String normal = name == null ? "" : Account.normal(name);
        if (!NAME.matcher(normal).matches()) {
            throw new IllegalArgumentException(
                    "A name is 1 to 64 of a-z, 0-9, dot, hyphen, underscore and @, and begins with a letter or digit");
        }
        if (Account.findByName(normal) != null) {
            throw new IllegalArgumentException("There is an account " + normal + " already: invite it again instead");
        }
        return invite(Account.introduce(normal, known(roles)));
    }

    /** Lets somebody set a new password; the old one holds until then. */
    @Transactional
    String inviteAgain(String name) {
        return invite(found(name));
    }

    private String invite(Account account) {
        String secret = account.invite(days.now().plus(INVITATION));
        audit.note(Deed.ACCOUNT_INVITED, account.name + ": " + account.roles);
        return secret;
    }

    /** Whose invitation a secret is, if it is still good. */
    @Transactional
    Optional<String> invited(String secret) {
        return Account.findByInvitation(secret, days.now()).map(account -> account.name);
    }

    /**
     * Sets the password of somebody who was invited.
     *
     * @return nobody if the secret was used before, is too old or never was one
     * @throws IllegalArgumentException with a sentence about the password; the secret stays good then
     */
    @Transactional
    Optional<Member> join(String secret, String password) {
        Optional<Account> account = Account.findByInvitation(secret, days.now());
        return account.map(joining -> {
            joining.join(fit(password, joining.name));
            audit.note(Deed.ACCOUNT_JOINED, joining.name, joining.name);
            staff.changed();
            return Member.of(joining);
        });
    }

    /** @throws IllegalArgumentException with a sentence about the new password */
    @Transactional
    Member changePassword(String name, String password) {
        Account account = found(name);
        account.changePassword(fit(password, name));
        audit.note(Deed.PASSWORD_CHANGED, name);
        staff.changed();
        return Member.of(account);
    }

    /** @throws IllegalArgumentException with a sentence for the operator */
    @Transactional
    void changeRoles(String name, Collection<String> roles) {
        List<Account> all = Account.allForChange();
        Account account = found(name);
        boolean ranIt = account.isOpenOperator();
        account.take(known(roles));
        needsOperator(ranIt, all);
        audit.note(Deed.ACCOUNT_CHANGED, account.name + ": " + account.roles);
        staff.changed();
    }

    /** @throws IllegalArgumentException with a sentence for the operator */
    @Transactional
    void close(String name) {
        List<Account> all = Account.allForChange();
        Account account = found(name);
        boolean ranIt = account.isOpenOperator();
        account.close();
        needsOperator(ranIt, all);
        audit.note(Deed.ACCOUNT_CLOSED, account.name);
        staff.changed();
    }

    private static Account found(String name) {
        Account account = Account.findByName(name);
        if (account == null) {
            throw new IllegalArgumentException("There is no account " + name);
        }
        return account;
    }

    private static Set<String> known(Collection<String> roles) {
        Set<String> known = new TreeSet<>(roles);
        if (known.isEmpty() || !Role.ALL.containsAll(known)) {
            throw new IllegalArgumentException("An account has one role or more of " + String.join(", ", Role.ALL));
        }
        return known;
    }

    /** The accounts are locked: of two operators who close each other, the second is refused. */
    private static void needsOperator(boolean ranIt, List<Account> all) {
        if (ranIt && all.stream().noneMatch(Account::isOpenOperator)) {
            throw new IllegalArgumentException(
                    "Nobody would be left who runs the service: make another operator first");
        }
    }

    private static String fit(String password, String name) {
        String given = password == null ? "" : password;
        if (given.codePointCount(0, given.length()) < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("A password has " + SHORTEST_PASSWORD + " characters or more");
        }
        if (given.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_IN_BYTES) {
            throw new IllegalArgumentException("A password has at most " + LONGEST_PASSWORD_IN_BYTES
                    + " bytes, since bcrypt looks at no more; letters with accents take two of them");
        }
        if (Account.normal(given).equals(name)) {
            throw new IllegalArgumentException("A password is not the name");
        }
        return given;
    }
}
