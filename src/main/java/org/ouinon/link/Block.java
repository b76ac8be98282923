package org.ouinon.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The lines put into an e-mail.
 *
 * @param text plain text, each URL alone on its own line
 * @param html a table with inline style, for mail programs that show HTML
 * @param expiresAt when the links stop voting; null for a standing block
 * @param isLong whether a line of the text is longer than 72 columns, so that a mail program may wrap it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Block(
        @Schema(examples = "EAA0hQABAQRNhVEx0000q3nGZ1Zc2A") String token,

        @Schema(examples = "https://feedback.example.net/f/EAA0hQABAQRNhVEx0000q3nGZ1Zc2A/yes")
        String yes,

        String no,
        String detail,
        String text,
        String html,
        Instant expiresAt,

        @com.fasterxml.jackson.annotation.JsonProperty("long")
        boolean isLong) {}
