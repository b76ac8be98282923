package org.ouinon.vote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many tickets may be answered on one macro link in an hour before votes are held. */
@ConfigMapping(prefix = "ouinon.references")
interface ReferenceSettings {

    /** By all of its visitors together. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("120")
    int perLink();

    /** By one visitor: one network (/24 or /48) and browser. */
    @Min(1)
    @Max(1_000_000)
    @WithDefault("5")
    int perVisitor();
}
