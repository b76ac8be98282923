package org.ouinon.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** The first ways in. */
@ConfigMapping(prefix = "ouinon")
interface AccountSettings {

    /** The password of {@code admin}; made up at the first start where none is set. */
    @WithName("admin.password")
    Optional<String> adminPassword();

    /** A bearer key for help desks: makes blocks and reads comments. None, unless set. */
    Optional<String> apiKey();
}
