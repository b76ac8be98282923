package org.ouinon.mail;

import java.util.regex.Pattern;

/** Where a mail goes: exactly one mailbox, and nothing that could end a header line. */
final class MailAddress {

    /** Of RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";

    /**
     * What browsers take for one (HTML, section 4.10.5.1.5), with a dot in its domain, since ours go out of the house; and
     * with dots only between other characters before the @ (RFC 5322, section 3.2.3), or it could not be sent.
     */
    private static final Pattern VALID = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*"
            + "@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    private MailAddress() {}

    static boolean isValid(String text) {
        return text.length() <= LONGEST && VALID.matcher(text).matches();
    }
}
