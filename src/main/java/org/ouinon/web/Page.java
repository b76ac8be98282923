package org.ouinon.web;

import io.quarkus.qute.TemplateInstance;

/** The one place where a page gets its language. */
public final class Page {

    /** The media type of every page. */
    public static final String HTML = "text/html;charset=UTF-8";

    private Page() {}

    /** The page with its messages and dates in a language. */
    public static TemplateInstance in(Language language, TemplateInstance page) {
        return page.setLocale(language.locale());
    }
}
