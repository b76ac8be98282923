package org.ouinon.web;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** A kind page from where no resource has been reached yet. */
final class KindPage {

    private KindPage() {}

    /** Ends a request with the words for some trouble, in the language that the visitor asked for or reads. */
    static void end(RoutingContext context, Trouble trouble) {
        List<Locale> accepted = context.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.tag()))
                .toList();
        Language language = Language.choose(context.request().getParam("lang"), accepted);
        context.response()
                .setStatusCode(trouble.status())
                .putHeader("Content-Type", Page.HTML)
                .end(Page.in(language, ProblemMapper.Templates.trouble(language, trouble))
                        .render());
    }
}
