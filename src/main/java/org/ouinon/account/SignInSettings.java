package org.ouinon.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How people sign in. */
@ConfigMapping(prefix = "ouinon.sign-in")
interface SignInSettings {

    /** After this time everybody signs in anew. */
    @WithDefault("12H")
    Duration lasts();

    /** Whether accounts' passwords are good at all; without them people come by the organisation's provider. */
    @WithDefault("true")
    boolean password();

    /** How many wrong passwords one network may send for one name, in {@link #triesWithin}. */
    @WithDefault("10")
    @Min(1)
    int triesPerName();

    /** How many it may send for all names together. */
    @WithDefault("100")
    @Min(1)
    int triesPerNetwork();

    /** Tries come back evenly in this time. */
    @WithDefault("15M")
    Duration triesWithin();
}
