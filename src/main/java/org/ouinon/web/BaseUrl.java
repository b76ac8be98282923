package org.ouinon.web;

import java.net.URI;
import java.net.URISyntaxException;

/** The public address of the service: scheme, host, optional port and path, without a slash at its end. */
public record BaseUrl(String value) {

    /**
     * Takes what the operator wrote in {@code ouinon.base-url}.
     *
     * @throws IllegalArgumentException with a sentence for the operator if it is no absolute http(s) address
     */
    public static BaseUrl of(String text) {
        URI uri = parse(text.strip());
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
        if (!web || uri.getHost() == null || !bare) {
            throw refused(text);
        }
        return new BaseUrl(uri.toASCIIString().replaceAll("/+$", ""));
    }

    /** The absolute address of a path that begins with a slash. */
    public String at(String path) {
        return value + path;
    }

    /** Scheme, host and port, as the {@code Origin} header writes them (RFC 6454). */
    public String origin() {
        URI uri = URI.create(value);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Whether it is https. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(URI.create(value).getScheme());
    }

    @Override
    public String toString() {
        return value;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("ouinon.base-url is '" + text + "', which customers could not open: set"
                + " OUINON_BASE_URL to the public address, such as https://feedback.example.net");
    }
}
