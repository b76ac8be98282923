package org.ouinon.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.ouinon.web.Language;

/** How links are sealed and for how long they vote. */
@ConfigMapping(prefix = "ouinon.link")
public interface LinkSettings {

    /** The ring of keys; generated once into the database where it is not set. See {@link KeyRing#parse}. */
    Optional<String> keys();

    /** For how long after minting a link with a ticket votes. */
    @WithDefault("90D")
    Duration validFor();

    /** The language of blocks that name none. */
    @WithDefault("EN")
    Language language();
}
