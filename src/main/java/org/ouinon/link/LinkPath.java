package org.ouinon.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a link as it comes back from mail: with what programs add behind it, wrap into it or encode in it.
 */
final class LinkPath {

    private static final Set<String> ACTIONS = Set.of("yes", "no", "more", "withdraw", "comment");

    /** Line ends, with the sign that quoted-printable (RFC 2045) puts before them, blanks and invisible characters. */
    private static final Pattern NEVER_OURS = Pattern.compile("=(?=[\\r\\n])|[\\s\\p{Z}\\p{C}]");

    /** What no token has, and an address might not have either. */
    private static final Pattern NO_SIGN = Pattern.compile("[^A-Za-z0-9_-]");

    /** As nearly all come: there is nothing to mend. */
    private static final Pattern AS_SENT = Pattern.compile("/f/[A-Za-z0-9_-]+/(?:yes|no|more)");

    private static final Pattern WORD = Pattern.compile("^[A-Za-z]+");

    private LinkPath() {}

    /**
     * The path that was meant.
     *
     * @param rawPath the path of the request, percent-encoding and all
     * @return {@code /f/<token>}, with {@code /<action>} where a known one follows; null if this is no link's path
     */
    static String meant(String rawPath) {
        if (AS_SENT.matcher(rawPath).matches()) {
            return rawPath;
        }
        List<String> parts = Arrays.stream(decoded(rawPath).split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() < 2 || !parts.get(0).equals("f")) {
            return null;
        }
        String token = NO_SIGN.matcher(Base64Url.trimmed(parts.get(1))).replaceAll("~"); // Opens as little as before.
        return "/f/" + token + action(parts.subList(2, parts.size()));
    }

    private static String action(List<String> rest) {
        String action = rest.isEmpty() ? "" : word(rest.get(0));
        if (!ACTIONS.contains(action)) {
            return ""; // A cut link: its customer is asked which answer was meant.
        }
        boolean erase =
                action.equals("comment") && rest.size() > 1 && word(rest.get(1)).equals("erase");
        return "/" + action + (erase ? "/erase" : "");
    }

    private static String word(String part) {
        Matcher word = WORD.matcher(part);
        return word.find() ? word.group().toLowerCase(Locale.ROOT) : "";
    }

    /** Rewriters encode once, and again over that. */
    private static String decoded(String rawPath) {
        String path = percentDecoded(percentDecoded(rawPath));
        return NEVER_OURS.matcher(path.replace('\\', '/')).replaceAll("");
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
