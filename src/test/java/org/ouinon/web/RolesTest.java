package org.ouinon.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouinon.account.Accounts;
import org.ouinon.account.Role;
import org.ouinon.link.HelpDesk;

/** Who may go where: every route of every resource, for everybody there is. A route that is not in the table fails. */
@QuarkusTest
class RolesTest {

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    /** Whoever sends a request. */
    private enum Who {
        ANONYMOUS(() -> List.of()),
        AGENT(() -> Accounts.headersWith(Role.AGENT)),
        DIRECTOR(() -> Accounts.headersWith(Role.DIRECTOR)),
        OPERATOR(() -> Accounts.headersWith(Role.OPERATOR)),
        MINT_KEY(() -> Accounts.headersWithKey("mint")),
        READ_KEY(() -> Accounts.headersWithKey("read"));

        private final Supplier<List<String>> credentials;

        Who(Supplier<List<String>> credentials) {
            this.credentials = credentials;
        }
    }

    private static final Set<Who> ALL = EnumSet.allOf(Who.class);
    private static final Set<Who> STAFF = EnumSet.of(Who.AGENT, Who.DIRECTOR, Who.OPERATOR);
    private static final Set<Who> OPERATOR = EnumSet.of(Who.OPERATOR);

    private static final Map<String, Set<Who>> TABLE = new TreeMap<>();

    static {
        may(
                ALL,
                "GET /",
                "GET /team/support",
                "GET /bars",
                "GET /bars.js",
                "GET /bars.svg",
                "GET /bars.txt",
                "GET /badge.json",
                "GET /badge.svg",
                "GET /oembed",
                "GET /api/v1/index",
                "GET /api/v1/index/stream",
                "GET /api/v1/tallies.csv",
                "GET /api/v1/tallies.json",
                "GET /incidents",
                "GET /incidents/1",
                "GET /incidents.atom",
                "GET /api/v1/incidents",
                "GET /f/LINK",
                "GET /f/LINK/yes",
                "POST /f/LINK/yes",
                "GET /f/LINK/more",
                "POST /f/LINK/comment",
                "POST /f/LINK/comment/erase",
                "POST /f/LINK/withdraw",
                "GET /login",
                "POST /login",
                "POST /logout",
                "GET /login/provider",
                "GET /join/none",
                "POST /join/none",
                "GET /unsubscribe/none",
                "POST /unsubscribe/none",
                "GET /comments.atom");
        may(STAFF, "GET /account", "POST /account/password");
        may(EnumSet.of(Who.AGENT), "GET /desk");
        may(EnumSet.of(Who.AGENT, Who.MINT_KEY), "POST /api/v1/blocks", "GET /api/v1/block");
        may(EnumSet.of(Who.DIRECTOR), "GET /digest", "GET /digest/2026-W47");
        may(EnumSet.of(Who.DIRECTOR), "GET /account/mail", "POST /account/mail", "POST /account/mail/test");
        may(
                EnumSet.of(Who.DIRECTOR),
                "GET /comments",
                "GET /comments/00000000-0000-0000-0000-000000000000",
                "POST /comments/00000000-0000-0000-0000-000000000000/read",
                "POST /comments/00000000-0000-0000-0000-000000000000/unread",
                "POST /comments/00000000-0000-0000-0000-000000000000/follow-up",
                "GET /comments/feed",
                "POST /comments/feed",
                "POST /comments/feed/revoke");
        may(EnumSet.of(Who.DIRECTOR, Who.READ_KEY), "GET /api/v1/comments", "GET /api/v1/comments.csv");
        may(
                EnumSet.of(Who.DIRECTOR, Who.OPERATOR),
                "GET /incidents/new",
                "POST /incidents/new",
                "GET /incidents/1/revise",
                "POST /incidents/1/revise");
        may(
                OPERATOR,
                "GET /admin",
                "POST /admin/votes/00000000-0000-0000-0000-000000000000/count",
                "POST /admin/votes/00000000-0000-0000-0000-000000000000/void",
                "GET /admin/audit",
                "GET /admin/audit.csv",
                "GET /admin/accounts",
                "POST /admin/accounts",
                "POST /admin/accounts/nobody/invite",
                "POST /admin/accounts/nobody/roles",
                "POST /admin/accounts/nobody/close",
                "GET /admin/keys",
                "POST /admin/keys",
                "POST /admin/keys/none/revoke",
                "GET /admin/webhooks",
                "POST /admin/webhooks",
                "POST /admin/webhooks/0/stop",
                "POST /admin/webhooks/0/try",
                "POST /admin/webhooks/0/again",
                "POST /admin/webhooks/0/messages/0/again",
                "GET /admin/tickets",
                "POST /admin/tickets",
                "POST /admin/tickets/export",
                "POST /admin/tickets/erase",
                "GET /admin/teams",
                "POST /admin/teams",
                "GET /admin/teams/support",
                "POST /admin/teams/support",
                "POST /admin/teams/support/agents",
                "GET /admin/teams/agents/1",
                "POST /admin/teams/agents/1",
                "POST /admin/teams/agents/1/forget",
                "GET /admin/links",
                "POST /admin/links/revoke",
                "POST /admin/links/keys",
                "POST /admin/links/keys/1/revoke",
                "POST /admin/links/references/revoke",
                "POST /admin/links/revocations/1/lift",
                "GET /admin/wording",
                "POST /admin/wording",
                "POST /admin/wording/preview",
                "POST /admin/wording/reset");
    }

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private Wire wire;
    private String token;
    private List<Route> routes;

    @BeforeEach
    void find_routes() throws IOException {
        wire = Wire.to(port);
        token = HelpDesk.freshToken();
        routes = Route.ofResources(Route.examples(token));
    }

    @Test
    void every_route_is_in_the_table_and_the_table_has_no_other() {
        assertEquals(
                new TreeSet<>(TABLE.keySet()),
                routes.stream().map(this::named).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everybody_may_do_what_the_table_says_and_nothing_else() {
        assertAll(Arrays.stream(Who.values()).flatMap(who -> {
            List<String> credentials = who.credentials.get();
            return routes.stream().map(route -> () -> check(route, who, credentials));
        }));
    }

    private void check(Route route, Who who, List<String> credentials) {
        boolean api = route.path().startsWith("/api/");
        Wire.Reply reply = answer(route, credentials);
        boolean may = TABLE.get(named(route)).contains(who);
        String what = who + ", " + route + ": " + reply;
        assertTrue(reply.status() > 0 && reply.status() < 500, what);
        assertEquals(may, !isRefused(route, reply), what);
        if (!may && STAFF.contains(who)) {
            assertEquals(403, reply.status(), what);
        }
        if (!may && who == Who.ANONYMOUS) {
            assertEquals(api, reply.status() == 401, what);
        }
    }

    private Wire.Reply answer(Route route, List<String> credentials) {
        List<String> headers = new ArrayList<>(credentials);
        headers.add("Sec-Fetch-Site: same-origin");
        headers.add(route.path().equals("/api/v1/blocks") ? "Content-Type: application/json" : FORM);
        String body = route.method().equals("POST") ? "x=y" : "";
        return wire.head(route.method(), route.path(), body, headers.toArray(String[]::new));
    }

    /** Whoever is not signed in is led to where they can be. */
    private static boolean isRefused(Route route, Wire.Reply reply) {
        String to = reply.header("Location");
        boolean isTheWayIn = route.path().startsWith("/log");
        boolean toLogin = !isTheWayIn && to != null && to.matches(".*/login(\\?.*)?");
        return reply.status() == 401 || reply.status() == 403 || toLogin;
    }

    private String named(Route route) {
        return route.method() + " " + route.path().replace(token, "LINK");
    }

    private static void may(Set<Who> who, String... routes) {
        Stream.of(routes).forEach(route -> TABLE.put(route, who));
    }
}
