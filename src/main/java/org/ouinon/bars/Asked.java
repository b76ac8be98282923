package org.ouinon.bars;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.ouinon.web.Language;

/** How a visitor, or the page that embeds the bars, wants them. */
public class Asked {

    @RestQuery
    String team;

    @RestQuery
    String lang;

    @RestQuery
    String theme;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    @Context
    HttpServerRequest asked;

    /** The slug of a team, or null for all teams. */
    String team() {
        return team == null || team.isBlank() ? null : team.strip().toLowerCase(Locale.ROOT);
    }

    Language language() {
        return Language.choose(lang, headers);
    }

    Theme theme() {
        return Theme.of(theme);
    }

    Answered.Question question() {
        return Answered.Question.of(asked);
    }
}
