package org.ouinon;

import static io.smallrye.config.ConfigMappings.ConfigClass.configClass;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The names, as environment variables, of all settings that Quarkus or we read. */
final class KnownSettings {

    /** Each extension of Quarkus lists there what it reads its settings into. */
    private static final String ROOTS = "META-INF/quarkus-config-roots.list";

    private KnownSettings() {}

    static Set<String> all() throws IOException {
        return Stream.concat(ofQuarkus(), ours())
                .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                .flatMap(type -> ConfigMappings.getProperties(configClass(type)).keySet().stream())
                .map(name ->
                        StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT))
                .collect(toSet());
    }

    private static Stream<Class<?>> ours() {
        return new ClassFileImporter()
                .importPackages("org.ouinon").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> load(type.getName()));
    }

    private static Stream<Class<?>> ofQuarkus() throws IOException {
        List<String> names = new ArrayList<>();
        for (URL list : Collections.list(KnownSettings.class.getClassLoader().getResources(ROOTS))) {
            try (var in = list.openStream()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(names::add);
            }
        }
        return names.stream().map(KnownSettings::load);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, KnownSettings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
