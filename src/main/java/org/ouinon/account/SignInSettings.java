package org.ouinon.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people sign in. */
@ConfigMapping(prefix = "ouinon.sign-in")
interface SignInSettings {

    /** After this time everybody signs in anew. */
    @WithDefault("12H")
    Duration lasts();
}
