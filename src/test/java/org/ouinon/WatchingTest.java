package org.ouinon;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouinon.link.Mails;
import org.ouinon.web.Wire;

/** What Prometheus and Grafana are told to look at is there to be seen. */
@QuarkusTest
class WatchingTest {

    private static final Path FOLDER = Path.of("k8s/watching");

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Mails mails;

    /** Some metrics are there from the first click on. */
    @BeforeEach
    void vote() {
        String[] form = {"User-Agent: Mozilla/5.0 Firefox/140.0", "Content-Type: application/x-www-form-urlencoded"};
        String link = "/f/" + mails.hourOld() + "/yes";
        assertEquals(303, Wire.to(port).send("POST", link, "press=1", form).status());
    }

    @Test
    void every_alert_asks_for_metrics_that_there_are() throws IOException {
        Metrics metrics = metrics();
        for (JsonNode rule : rules()) {
            metrics.mustHave(rule.get("expr").asText());
        }
    }

    @Test
    void every_panel_asks_for_metrics_that_there_are() throws IOException {
        Metrics metrics = metrics();
        JsonNode panels = read("dashboard.json").get("panels");
        assertFalse(panels.isEmpty());
        for (JsonNode panel : panels) {
            assertFalse(panel.get("targets").isEmpty(), panel.get("title").asText());
            panel.get("targets")
                    .forEach(target -> metrics.mustHave(target.get("expr").asText()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(ouinon_votes_totl[5m])) > 0",
                "rate(ouinon_clicks_total{sort=\"weighed\"}[5m])",
                "rate(ouinon_clicks_total{kind=\"wieghed\"}[5m])",
                "sum by (le) (rate(ouinon_vote_seconds_bucket[5m])) / ouinon_voters",
                "1 > 0"
            })
    void what_is_not_there_is_noticed(String query) {
        Metrics metrics = metrics();
        assertThrows(AssertionError.class, () -> metrics.mustHave(query));
    }

    @Test
    void every_alert_leads_to_a_part_of_the_readme() throws IOException {
        Set<String> anchors = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(WatchingTest::anchor)
                .collect(toSet());
        for (JsonNode rule : rules()) {
            String runbook = rule.at("/annotations/runbook").asText();
            assertTrue(runbook.startsWith("README.md#"), runbook);
            assertTrue(anchors.contains(runbook.substring("README.md#".length())), runbook);
            assertFalse(rule.at("/annotations/summary").asText().isBlank());
        }
    }

    @Test
    void what_the_readme_says_to_look_at_is_there() throws IOException {
        String page = Files.readString(Path.of("README.md"))
                .split("\n## What to look at\n")[1]
                .split("\n## ")[0];
        Set<String> named = Metrics.namesIn(page, "`((?:ouinon|http|jvm|worker|process)_[a-z_]+)(?:\\{[^`]*})?`");
        Metrics metrics = metrics();
        assertFalse(named.isEmpty());
        named.forEach(metrics::mustHave);
    }

    @Test
    void every_probe_of_kubernetes_is_answered() throws IOException {
        Manifests manifests = Manifests.read(Files.readString(Path.of("k8s/base/deployment.yaml")));
        Container service = manifests
                .the(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        for (Probe probe :
                List.of(service.getStartupProbe(), service.getLivenessProbe(), service.getReadinessProbe())) {
            given().get(probe.getHttpGet().getPath()).then().statusCode(200);
        }
    }

    private static Metrics metrics() {
        return new Metrics(given().get("/q/metrics").asString());
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = read("alerts.yaml").findValues("rules").stream()
                .flatMap(group -> group.valueStream())
                .toList();
        assertFalse(rules.isEmpty());
        return rules;
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(file).toFile()); // JSON is YAML.
    }

    private static String anchor(String heading) {
        Function<String, String> words = text -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "");
        return words.apply(heading.replaceFirst("#+ ", "")).replace(' ', '-');
    }
}
