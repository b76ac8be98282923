package org.ouinon.hook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Where a message goes: an address looked up once and then connected to, so that a name cannot lead elsewhere between the
 * look and the connection.
 *
 * @param host as the certificate and the {@code Host} header have it
 * @param address one that was looked at
 * @param path with its query
 */
record Destination(boolean tls, String host, int port, InetAddress address, String path) {

    private static final int LONGEST = 500;

    /**
     * Reads what an operator typed.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static URI parse(String url, boolean allowPrivate) {
        try {
            URI uri = new URI(url == null ? "" : url.strip());
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = allowPrivate && "http".equalsIgnoreCase(uri.getScheme());
            if ((secure || plain) && uri.getHost() != null && uri.getUserInfo() == null && url.length() <= LONGEST) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, with all that an address needs.
        }
        throw new IllegalArgumentException(
                "A webhook's address begins with https://, has no user name in it, and at most " + LONGEST
                        + " characters (http:// only where OUINON_WEBHOOKS_ALLOW_PRIVATE is set)");
    }

    /**
     * Looks an address up.
     *
     * @throws UnknownHostException if the name leads nowhere, or to a private network where that is not allowed
     */
    static Destination of(String url, boolean allowPrivate) throws UnknownHostException {
        URI uri = parse(url, allowPrivate);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost().replaceAll("^\\[|\\]$", "");
        InetAddress address = InetAddress.getByName(host);
        if (!allowPrivate && !PublicAddress.is(address)) {
            throw new UnknownHostException(host + " leads to " + address.getHostAddress()
                    + ", which is no public address; OUINON_WEBHOOKS_ALLOW_PRIVATE allows it");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
        return new Destination(tls, host, port, address, path + query);
    }
}
