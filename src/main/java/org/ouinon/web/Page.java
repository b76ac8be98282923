package org.ouinon.web;

import io.quarkus.qute.TemplateInstance;

/** The one place where a page gets its language. */
public final class Page {

    private Page() {}

    /** The page with its messages and dates in a language. */
    public static TemplateInstance in(Language language, TemplateInstance page) {
        return page.setLocale(language.locale());
    }
}
