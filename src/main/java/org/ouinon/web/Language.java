package org.ouinon.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The languages of blocks and pages. The order is part of the token's format: append, never reorder.
 */
public enum Language {
    EN('.'),
    FR(','),
    ES(','),
    DE(','),
    NL(','),
    IT(','),
    PT(',');

    private final char decimalSign;

    Language(char decimalSign) {
        this.decimalSign = decimalSign;
    }

    /** The language of a tag such as {@code fr} or {@code fr-CA} (BCP 47), whatever its case. */
    public static Optional<Language> of(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = tag.strip().split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(l -> l.name().equals(primary)).findFirst();
    }

    /**
     * The language to answer in: the one asked for, else the best of {@code Accept-Language} (RFC 9110, section 12.5.4),
     * else English.
     */
    public static Language choose(String asked, HttpHeaders headers) {
        return choose(asked, accepted(headers));
    }

    /** The same for languages in the order of their reader's liking. */
    static Language choose(String asked, List<Locale> accepted) {
        return of(asked).orElseGet(() -> accepted.stream()
                .flatMap(locale -> of(locale.getLanguage()).stream())
                .findFirst()
                .orElse(EN));
    }

    /** A header that is none harms nobody. */
    private static List<Locale> accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptableLanguages();
        } catch (WebApplicationException e) {
            return List.of();
        }
    }

    /** The tag, in lower case: {@code fr}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language's own name: {@code Français}. */
    public String ownName() {
        String name = locale().getDisplayLanguage(locale());
        return name.substring(0, 1).toUpperCase(locale()) + name.substring(1);
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** A bundle of messages in this language. */
    public <T> T words(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(tag()));
    }

    /** Digits with a point, written with this language's decimal sign. */
    public String digits(String shown) {
        return shown.replace('.', decimalSign);
    }
}
