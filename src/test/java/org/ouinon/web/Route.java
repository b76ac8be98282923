package org.ouinon.web;

import io.vertx.ext.web.Router;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that answers.
 *
 * @param path with an example in the place of each variable
 * @param embeddable whether it says that other sites may frame and read it
 */
record Route(String method, String path, boolean embeddable) {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target", "classes");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^{}]*(?:\\{\\d+}[^{}]*)*)?}");

    /** Something for each variable in a path; the token's links alone lead somewhere for sure. */
    static Map<String, String> examples(String token) {
        return Map.ofEntries(
                Map.entry("link", token),
                Map.entry("answer", "yes"),
                Map.entry("period", "2026-W47"),
                Map.entry("slug", "support"),
                Map.entry("number", "1"),
                Map.entry("revocation", "1"),
                Map.entry("secret", "none"),
                Map.entry("key", "none"),
                Map.entry("name", "nobody"),
                Map.entry("webhook", "0"),
                Map.entry("message", "0"),
                Map.entry("ballot", "00000000-0000-0000-0000-000000000000"));
    }

    /** Every method of every resource. */
    static List<Route> ofResources(Map<String, String> examples) throws IOException {
        List<Route> routes = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Method method : type.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> routes.add(of(verb, type, method, examples)));
            }
        }
        return routes;
    }

    /** Whatever the HTTP layer routes by a path: health, metrics, OpenAPI, and what extensions bring. */
    static List<Route> of(Router router) {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.getPath().length() > 1)
                .map(route -> new Route("GET", route.getPath().replace("*", ""), false))
                .distinct()
                .toList();
    }

    /** Every file that is served as it is. */
    static List<Route> ofAssets() throws IOException {
        java.nio.file.Path root = CLASSES.resolve("META-INF/resources");
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new Route("GET", "/" + root.relativize(file), false))
                    .toList();
        }
    }

    private static List<Class<?>> classes() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("org"))) {
            List<Class<?>> types = new ArrayList<>();
            for (java.nio.file.Path file : files.filter(f -> f.toString().endsWith(".class") && hasPath(f))
                    .toList()) {
                String name = CLASSES.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                types.add(load(name));
            }
            return types.stream()
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .toList();
        }
    }

    /** Cheaper than loading each class: a resource has the annotation's name in its constants. */
    private static boolean hasPath(java.nio.file.Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Ljakarta/ws/rs/Path;");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static Route of(String verb, Class<?> type, Method method, Map<String, String> examples) {
        Path below = method.getAnnotation(Path.class);
        String path = "/" + type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        String clean = path.replaceAll("/+", "/");
        boolean embeddable = type.isAnnotationPresent(Embeddable.class) || method.isAnnotationPresent(Embeddable.class);
        return new Route(verb, filled(clean.length() == 1 ? clean : clean.replaceAll("/$", ""), examples), embeddable);
    }

    private static String filled(String path, Map<String, String> examples) {
        Matcher variable = VARIABLE.matcher(path);
        return variable.replaceAll(v -> {
            String example = examples.get(v.group(1));
            if (example == null) {
                throw new AssertionError("Give an example for {" + v.group(1) + "} of " + path);
            }
            return example;
        });
    }
}
