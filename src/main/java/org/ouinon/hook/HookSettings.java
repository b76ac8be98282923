package org.ouinon.hook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How others are told. */
@ConfigMapping(prefix = "ouinon.webhooks")
interface HookSettings {

    /** Whether webhooks may lead into private networks, and go without TLS. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How long a receiver may take to be connected, and then to answer: in all less than a claim lasts. */
    @DurationMin(seconds = 1)
    @DurationMax(seconds = 20)
    @WithDefault("15s")
    Duration timeout();

    /** How long delivered and given-up messages are kept, to be sent again. */
    @WithDefault("30D")
    Duration keepFor();
}
