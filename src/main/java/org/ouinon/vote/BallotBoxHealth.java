package org.ouinon.vote;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A process whose ballot box has stopped cannot mend itself and is to be started anew. */
@Liveness
@ApplicationScoped
class BallotBoxHealth implements HealthCheck {

    private final BallotBox box;

    BallotBoxHealth(BallotBox box) {
        this.box = box;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ballot box").status(box.isServing()).build();
    }
}
