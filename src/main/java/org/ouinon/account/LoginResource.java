package org.ouinon.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Language;
import org.ouinon.web.Page;
import org.ouinon.web.Problem;
import org.ouinon.web.Site;
import org.ouinon.web.Trouble;

/** The way in by a form, and the way out. */
@Path("/")
@Tag(name = "signed in")
class LoginResource {

    private final Passwords passwords;
    private final Sessions sessions;
    private final Provider provider;
    private final SignInSettings settings;
    private final Site site;
    private final RoutingContext context;

    LoginResource(
            Passwords passwords,
            Sessions sessions,
            Provider provider,
            SignInSettings settings,
            Site site,
            RoutingContext context) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.provider = provider;
        this.settings = settings;
        this.site = site;
        this.context = context;
    }

    @CheckedTemplate(basePath = "account")
    static class Templates {

        /**
         * @param password whether passwords are good
         * @param provider what people call the other way in, or null
         * @param failed whether a name and a password did not belong together
         * @param away whether the provider did not answer
         * @param next the page to go to, or null
         * @param query the same for an address, or nothing
         */
        static native TemplateInstance login(
                Language language,
                boolean password,
                String provider,
                boolean failed,
                boolean away,
                String next,
                String query);
    }

    @GET
    @Path("login")
    @Produces(Page.HTML)
    @Operation(summary = "The form to sign in, and then to go to the page given as next")
    public String login(@RestQuery String failed, @RestQuery String away, @RestQuery String next) {
        return Page.in(
                        Language.EN,
                        Templates.login(
                                Language.EN,
                                settings.password(),
                                provider.name().orElse(null),
                                failed != null,
                                away != null,
                                Wanted.page(next),
                                Wanted.query(next)))
                .render();
    }

    @POST
    @Path("login")
    @Operation(summary = "Opens a session")
    public Response signIn(@RestForm String name, @RestForm String password, @RestForm String next) {
        if (!settings.password()) {
            throw new Problem(Trouble.FORBIDDEN);
        }
        Optional<Member> member = name == null || password == null
                ? Optional.empty()
                : passwords.check(name, password, context.request(), Way.FORM);
        if (member.isEmpty()) {
            String query = Wanted.query(next);
            return goTo("/login" + (query.isEmpty() ? "?" : query + "&") + "failed=true");
        }
        sessions.open(member.get(), context);
        String page = Wanted.page(next);
        return goTo(page == null ? Place.home(member.get().roles()).path() : page);
    }

    @POST
    @Path("logout")
    @Operation(summary = "Signs out")
    public Response logout() {
        sessions.end(context);
        return goTo("/login");
    }

    private Response goTo(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, site.root() + path)
                .build();
    }
}
