package org.ouinon.database;

import io.agroal.api.AgroalDataSource;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the database answers: a group of its own, {@code /q/health/group/database}. Liveness and readiness speak of the
 * process alone, or a database away would take every replica and its kind pages away with it.
 */
@HealthGroup("database")
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private static final int PATIENCE_SECONDS = 2;

    private final AgroalDataSource database;

    DatabaseHealth(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = database.getConnection()) {
            return HealthCheckResponse.named("database")
                    .status(connection.isValid(PATIENCE_SECONDS))
                    .build();
        } catch (SQLException e) {
            return HealthCheckResponse.named("database")
                    .down()
                    .withData("reason", e.getMessage())
                    .build();
        }
    }
}
