package org.ouinon.link;

/** A link that was opened, with the token it came in. */
public record SealedLink(String token, Link link) {

    /** The path of an action on this link: {@code yes}, {@code no}, {@code more}, ... */
    public String path(String action) {
        return "/f/" + token + "/" + action;
    }
}
