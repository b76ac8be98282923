package org.ouinon.vote;

/**
 * What the landing page reported with a POST.
 *
 * @param press the form's button was pressed
 * @param ran the page's script ran
 * @param engaged a trusted pointer, key, touch or scroll came at least 300 ms after loading
 * @param webdriver {@code navigator.webdriver}, true where a program drives the browser (W3C WebDriver)
 */
record Said(boolean press, boolean ran, boolean engaged, boolean webdriver) {
    static final Said NOTHING = new Said(false, false, false, false);

    /** A form without script can be sent by its button only, so a POST that reports nothing at all is a press too. */
    Rank rank() {
        if (press || !ran && !engaged) {
            return Rank.EXPLICIT;
        }
        return engaged ? Rank.ENGAGED : Rank.RENDERED;
    }
}
