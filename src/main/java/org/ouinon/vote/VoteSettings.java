package org.ouinon.vote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The limits of the ballot box. */
@ConfigMapping(prefix = "ouinon.vote")
interface VoteSettings {

    /** How many votes may wait for the database; one more is told to come back. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("20000")
    int queue();

    /** How many waiting votes share one transaction at most. */
    @Min(1)
    @Max(1000)
    @WithDefault("256")
    int batch();

    /**
     * How long a vote waits for the database, retries included, before its sender is told to come back. Nobody shall wait
     * for more than 8 s, and a crowd that is told in one moment takes a while to be told.
     */
    @WithDefault("6500ms")
    Duration patience();
}
