package org.ouinon.comment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** What is kept of what customers wrote. */
@ConfigMapping(prefix = "ouinon.comments")
interface CommentSettings {

    /** For how long a comment is kept, and with an answer its ticket; in years, months and days (ISO 8601). */
    @WithDefault("P13M")
    Period keepFor();
}
