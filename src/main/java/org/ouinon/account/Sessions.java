package org.ouinon.account;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import org.ouinon.database.Secret;
import org.ouinon.web.Days;
import org.ouinon.web.Site;

/**
 * Who is signed in, by a sealed cookie. Its key is shared through the database, so that a session survives a restart and
 * is good for every process; what it says is compared with what is known of the account now.
 */
@Startup
@ApplicationScoped
class Sessions {

    static final String COOKIE = "ouinon-session";

    private static final long NEVER_RENEWED = Long.MAX_VALUE;
    private static final long UNTIL_THE_BROWSER_CLOSES = -1;

    private final Staff staff;
    private final boolean secure;
    private final String path;
    private final PersistentLoginManager cookies;

    Sessions(Staff staff, Site site, Days days, SignInSettings settings) {
        this.staff = staff;
        this.secure = site.base().isSecure();
        this.path = site.root().isEmpty() ? "/" : site.root();
        byte[] key = Secret.shared("session", 1, days.now());
        this.cookies = new PersistentLoginManager(
                Base64.getEncoder().encodeToString(key),
                COOKIE,
                settings.lasts().toMillis(),
                NEVER_RENEWED,
                true,
                CookieSameSite.LAX.name(),
                path,
                UNTIL_THE_BROWSER_CLOSES,
                null);
    }

    /** Gives the cookie to whoever has just shown who they are. */
    void open(Member member, RoutingContext context) {
        cookies.save(member.sealed(), context, COOKIE, null, secure);
    }

    /** Who a request's cookie speaks of, if its session still holds. */
    Optional<Member> of(RoutingContext context) {
        PersistentLoginManager.RestoreResult opened = cookies.restore(context);
        return opened == null ? Optional.empty() : known(Member.unsealed(opened.getPrincipal()));
    }

    /** Takes the cookie back. */
    void end(RoutingContext context) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, "")
                        .setPath(path)
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX));
    }

    /** The account as it is now, or whom the provider spoke of while no account has that name. */
    private Optional<Member> known(Member opened) {
        Optional<Member> now = staff.named(opened.name());
        return opened.isOfProvider()
                ? Optional.of(opened).filter(arrived -> now.isEmpty())
                : now.filter(member -> member.epoch() == opened.epoch());
    }
}
