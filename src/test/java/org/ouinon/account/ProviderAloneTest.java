package org.ouinon.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ouinon.web.Sites;

/** The provider as the only way in. */
@QuarkusTest
@TestProfile(ProviderAloneTest.WithoutPasswords.class)
class ProviderAloneTest {

    public static class WithoutPasswords extends WithProvider {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("ouinon.sign-in.password", "false");
            return settings;
        }
    }

    @Test
    void the_page_has_no_form() {
        given().get("/login")
                .then()
                .statusCode(200)
                .body(containsString("Sign in with Example SSO"), not(containsString("<form")));
    }

    @Test
    void no_password_opens_anything() {
        Admin.signsIn(Admin.password()).then().statusCode(403).header("Set-Cookie", nullValue());
        Admin.byPassword()
                .get("/api/v1/comments")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"Ouinon\"");
    }

    @Test
    void keys_go_on() {
        given().header("Authorization", "Bearer a-key-for-tests")
                .get("/api/v1/comments")
                .then()
                .statusCode(200);
    }

    @Test
    void settings_that_would_let_nobody_in_are_refused_with_a_sentence() {
        assertEquals(
                "Nobody could sign in: set OUINON_SIGN_IN_PASSWORD=true, or QUARKUS_OIDC_TENANT_ENABLED=true and what"
                        + " belongs to it",
                refused(false, Map.of("ouinon.sign-in.password", "false")));
        assertEquals(
                "Nobody could sign in with Example SSO: set OUINON_OIDC_GROUPS_AGENT, OUINON_OIDC_GROUPS_DIRECTOR or"
                        + " OUINON_OIDC_GROUPS_OPERATOR to the groups that may",
                refused(true, Map.of("ouinon.oidc.name", "Example SSO")));
        assertDoesNotThrow(() -> provider(true, Map.of("ouinon.oidc.groups.agent", "support")));
        assertDoesNotThrow(() -> provider(false, Map.of()));
    }

    private static String refused(boolean on, Map<String, String> settings) {
        return assertThrows(ConfigurationException.class, () -> provider(on, settings))
                .getMessage();
    }

    private static Provider provider(boolean on, Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(OidcSettings.class)
                .withMapping(SignInSettings.class)
                .withDefaultValues(settings)
                .addDiscoveredConverters()
                .build();
        return new Provider(
                null,
                config.getConfigMapping(OidcSettings.class),
                config.getConfigMapping(SignInSettings.class),
                Sites.at("http://localhost:8080"),
                on);
    }
}
