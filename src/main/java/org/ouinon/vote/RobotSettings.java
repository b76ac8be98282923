package org.ouinon.vote;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the operator knows of machines. */
@ConfigMapping(prefix = "ouinon.robots")
interface RobotSettings {

    /** A list of networks in the place of the service's own; see {@link Networks#read}. */
    Optional<Path> networks();
}
