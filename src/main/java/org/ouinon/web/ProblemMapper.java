package org.ouinon.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever went wrong into an answer that a person or a program can act on; no stack trace leaves the log. */
class ProblemMapper {

    /** Seconds after which it is worth coming back to a service without its database. */
    private static final int RETRY_AFTER = 5;

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    HttpServerRequest request;

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance trouble(Language language, Trouble trouble);
    }

    @ServerExceptionMapper
    Response map(Problem problem) {
        Response answer = answer(problem.trouble(), problem.trouble().status(), problem.getMessage());
        problem.retryAfter()
                .ifPresent(wait -> answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait.toSeconds() + 1));
        return answer;
    }

    @ServerExceptionMapper
    Response map(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        return answer(
                Trouble.ofStatus(status),
                status,
                e.getCause() instanceof JacksonException ? "The body is no JSON" : null);
    }

    @ServerExceptionMapper
    Response map(MismatchedInputException e) {
        String field = e.getPath().stream().map(Reference::getFieldName).collect(Collectors.joining("."));
        String detail = field.isEmpty() ? "The body must be a JSON object" : field + " cannot be what it is";
        return answer(Trouble.BAD_REQUEST, 400, detail);
    }

    /** Nobody knows who asks: a program is told how to say it, a person is shown the form. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Uni<Response> map(SecurityException e, RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(challenge -> {
            Response.ResponseBuilder answer = isForApi()
                    ? problem(challenge.status, "Sign in by a bearer key or by HTTP Basic")
                    : Response.status(challenge.status);
            return answer.header(challenge.headerName.toString(), challenge.headerContent)
                    .build();
        });
    }

    /** The framework would answer an account that may not do this with an empty page. */
    @ServerExceptionMapper
    Response map(ForbiddenException e) {
        return answer(Trouble.FORBIDDEN, 403, null);
    }

    /** A provider's word that does not hold: the framework would answer 401, which asks for nothing that helps. */
    @ServerExceptionMapper
    Response map(AuthenticationCompletionException e) {
        return answer(Trouble.FORBIDDEN, 403, null);
    }

    @ServerExceptionMapper
    Response map(Throwable e) {
        if (databaseIsAway(e)) {
            LOG.warnf("The database is away: %s", reason(e));
            return answer(Trouble.AWAY, 503, "The database is away; come back in a few seconds.");
        }
        // A link is a secret of one customer, in logs too.
        LOG.errorf(e, "A request to %s failed", Headers.isSecret(uri.getPath()) ? "a link" : uri.getPath());
        return answer(Trouble.BROKEN, 500, null);
    }

    private Response answer(Trouble trouble, int status, String detail) {
        Response.ResponseBuilder answer = wantsJson() ? problem(status, detail) : page(trouble, status);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        if (!request.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return answer.build();
    }

    private boolean wantsJson() {
        String accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        return isForApi() || accept != null && accept.startsWith(MediaType.APPLICATION_JSON);
    }

    private boolean isForApi() {
        return request.path().startsWith("/api/");
    }

    private static Response.ResponseBuilder problem(int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        Status known = Status.fromStatusCode(status);
        problem.put("title", known == null ? "Error" : known.getReasonPhrase());
        problem.put("status", status);
        if (detail != null) {
            problem.put("detail", detail);
        }
        return Response.status(status).type("application/problem+json").entity(problem);
    }

    private Response.ResponseBuilder page(Trouble trouble, int status) {
        Language language = Language.choose(uri.getQueryParameters().getFirst("lang"), headers);
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(Page.in(language, Templates.trouble(language, trouble)).render());
    }

    private static boolean databaseIsAway(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // Where a connection dies as it joins a transaction, its error is lost: the commit fails without a reason.
            boolean lost = cause instanceof RollbackException && !(cause.getCause() instanceof Exception);
            if (lost || cause instanceof SQLException sql && DatabaseAway.isSignOf(sql)) {
                return true;
            }
        }
        return e instanceof DatabaseAway;
    }

    /** The message nearest to the root, where not everybody has one. */
    private static String reason(Throwable e) {
        String deeper = e.getCause() == null ? null : reason(e.getCause());
        return deeper == null ? e.getMessage() : deeper;
    }
}
