package org.ouinon.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as a program sends it: {@code ouinon_<id>_<secret>}, which those who look for lost secrets recognise. */
record KeyText(String id, String secret) {

    private static final int ID_LENGTH = 8;
    private static final int SECRET_LENGTH = 32;
    private static final Pattern FORM = Pattern.compile("ouinon_([a-z0-9]{8})_([A-Za-z0-9]{32})");

    /** A new one, which nobody has seen. */
    static KeyText fresh() {
        return new KeyText(RandomText.of(ID_LENGTH).toLowerCase(Locale.ROOT), RandomText.of(SECRET_LENGTH));
    }

    static Optional<KeyText> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new KeyText(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The whole key. Nothing else shows the secret: a record's own words would stand in a log one day. */
    String whole() {
        return "ouinon_" + id + "_" + secret;
    }

    @Override
    public String toString() {
        return "ouinon_" + id + "_…";
    }
}
