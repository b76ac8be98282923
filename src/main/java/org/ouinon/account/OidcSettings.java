package org.ouinon.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.Optional;
import java.util.Set;

/** The organisation's own sign-in, beside what {@code quarkus.oidc} sets. */
@ConfigMapping(prefix = "ouinon.oidc")
interface OidcSettings {

    /** What people call it: "Sign in with …". */
    @WithDefault("single sign-on")
    String name();

    /** Which of its groups are agents. */
    @WithName("groups.agent")
    Optional<Set<String>> agents();

    /** Which of them are directors. */
    @WithName("groups.director")
    Optional<Set<String>> directors();

    /** Which of them are operators. */
    @WithName("groups.operator")
    Optional<Set<String>> operators();
}
