package org.ouinon.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Answers how to reach the database with an embedded one, started when first asked for, where nobody set one. */
public final class EmbeddedMariaDbSource implements ConfigSourceFactory {

    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "ouinon.embedded.username";
    private static final String PASSWORD = "ouinon.embedded.password";

    /** Nothing where a database is configured, so that neither its name nor its password is asked here. */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return value(context, URL) == null ? List.of(new Source(context)) : List.of();
    }

    private static String value(ConfigSourceContext context, String name) {
        ConfigValue value = context.getValue(name);
        return value == null ? null : value.getValue();
    }

    private static final class Source implements ConfigSource {

        private final ConfigSourceContext context;
        private Login login;
        private Refusal refusal;

        Source(ConfigSourceContext context) {
            this.context = context;
        }

        @Override
        public synchronized String getValue(String name) {
            return switch (name) {
                case URL -> login().url();
                case USERNAME -> isRefused() ? null : login.username();
                case PASSWORD -> isRefused() ? null : login.password();
                default -> null;
            };
        }

        /** Empty: the build reads the values of all names it is told and bakes them into the jar as defaults. */
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public int getOrdinal() {
            return 0;
        }

        @Override
        public String getName() {
            return "the embedded MariaDB";
        }

        private Login login() {
            if (refusal != null) {
                throw refusal;
            }
            if (login == null) {
                login = open();
            }
            return login;
        }

        /** Quarkus tells every failure of every property: the address alone tells why there is no database. */
        private boolean isRefused() {
            try {
                login();
                return false;
            } catch (Refusal told) {
                return true;
            }
        }

        private Login open() {
            try {
                return EmbeddedMariaDb.open(EmbeddedSettings.read(name -> value(context, name)))
                        .login();
            } catch (Refusal because) {
                refusal = because;
                throw because;
            }
        }
    }
}
