package org.ouinon.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbSourceTest {

    private static final String URL = "quarkus.datasource.jdbc.url";

    @Test
    void it_answers_with_a_database_when_asked_and_not_before() throws Exception {
        Path data = Folders.fresh("source");
        SmallRyeConfig config = config(data, Map.of());
        assertEquals("mariadb", value(config, "quarkus.datasource.db-kind"));
        assertFalse(Files.exists(data.resolve("mariadb/lock")), "asked something else, it does not even look");
        assertTrue(config.getValue(URL, String.class).startsWith("jdbc:mariadb://127.0.0.1:"));
        assertEquals("ouinon", value(config, "ouinon.embedded.username"));
        assertEquals(Files.readString(data.resolve("mariadb/password")), value(config, "ouinon.embedded.password"));
    }

    @Test
    void it_is_silent_where_somebody_else_configures_a_database() throws Exception {
        Path data = Folders.bare("source-unused");
        SmallRyeConfig config = config(data, Map.of(URL, "jdbc:mariadb://db/ouinon"));
        assertEquals("jdbc:mariadb://db/ouinon", value(config, URL));
        assertNull(value(config, "ouinon.embedded.username"));
        assertFalse(Files.exists(data.resolve("mariadb")));
    }

    @Test
    void a_profile_that_configures_a_database_counts() throws Exception {
        Path data = Folders.bare("source-profile");
        SmallRyeConfig config = config(data, Map.of("%prod." + URL, "jdbc:mariadb://db/ouinon"));
        assertEquals("jdbc:mariadb://db/ouinon", value(config, URL));
        assertNull(value(config, "ouinon.embedded.password"));
        assertFalse(Files.exists(data.resolve("mariadb")));
    }

    @Test
    void it_lists_no_name_because_the_build_would_bake_its_values_into_the_jar() throws Exception {
        SmallRyeConfig config = config(Folders.bare("source-names"), Map.of());
        assertTrue(StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> source.getName().equals("the embedded MariaDB"))
                .allMatch(source -> source.getPropertyNames().isEmpty()));
        assertFalse(StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .anyMatch(name -> name.equals(URL)));
    }

    @Test
    void a_refusal_is_told_with_the_address_only() throws Exception {
        Path file = Files.writeString(Folders.bare("source-refused").resolve("file"), "");
        SmallRyeConfig config = config(file, Map.of());
        assertNull(value(config, "ouinon.embedded.username"));
        assertThrows(Refusal.class, () -> value(config, URL));
    }

    private static String value(SmallRyeConfig config, String name) {
        return config.getConfigValue(name).getValue();
    }

    private static SmallRyeConfig config(Path data, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("ouinon.data-dir", data.toString());
        values.put("quarkus.datasource.db-kind", "mariadb");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(values, "test", 250))
                .withSources(new EmbeddedMariaDbSource())
                .build();
    }
}
