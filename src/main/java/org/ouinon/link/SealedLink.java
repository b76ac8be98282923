package org.ouinon.link;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link that was opened, with the token it came in. */
@Schema(type = SchemaType.STRING, implementation = String.class, examples = "EQ8rhQAHAQtMgIoRP7jvXUDJzA4-G6q4bf5D")
public record SealedLink(String token, Link link) {

    /** The path of an action on this link: {@code yes}, {@code no}, {@code more}, ... */
    public String path(String action) {
        return "/f/" + token + "/" + action;
    }
}
