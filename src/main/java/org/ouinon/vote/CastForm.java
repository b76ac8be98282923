package org.ouinon.vote;

import org.jboss.resteasy.reactive.RestForm;

/** What comes with a vote: from the button {@code press}, from the page's script the rest. Each is 1, 0 or missing. */
public class CastForm {

    private static final String TRUE = "1";

    @RestForm
    String press;

    @RestForm
    String ran;

    @RestForm
    String engaged;

    @RestForm
    String webdriver;

    Said said() {
        return new Said(TRUE.equals(press), TRUE.equals(ran), TRUE.equals(engaged), TRUE.equals(webdriver));
    }
}
