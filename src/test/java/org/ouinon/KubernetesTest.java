package org.ouinon;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.HaMode;

/** What stands in {@code k8s} is what Kubernetes, the service and the driver understand. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("k8s");

    @ParameterizedTest
    @ValueSource(strings = {"base", "single", "galera"})
    void every_document_is_known_to_its_last_field(String folder) throws IOException {
        assertTrue(written(folder).all().size() >= 3, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "base, maxUnavailable: 0, maxUnavailible: 0",
        "base, readOnlyRootFilesystem: true, readOnlyRootFs: true",
        "base, periodSeconds: 10, periodSeconds: often",
        "base, kind: Ingress, kind: Entrance",
        "base, apiVersion: autoscaling/v2, apiVersion: autoscaling/v3",
        "galera, sst: mariabackup, sts: mariabackup",
        "galera, replicas: 3, replicas: three"
    })
    void what_is_unknown_is_refused(String folder, String right, String wrong) throws IOException {
        String text = text(folder);
        assertTrue(text.contains(right), right);
        assertThrows(IOException.class, () -> Manifests.read(text.replace(right, wrong)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "single", "galera"})
    void every_overlay_is_put_together(String folder) throws Exception {
        Manifests rendered = rendered(folder);
        Container service = service(rendered).getContainers().get(0);
        assertEquals("registry.example.net/ouinon:0.1.0", service.getImage());
        assertEquals(1, rendered.all(Ingress.class).size());
    }

    @Test
    void every_setting_is_one_that_is_read() throws IOException {
        Set<String> known = KnownSettings.all();
        for (String folder : Set.of("base", "galera")) {
            for (String name : written(folder).the(ConfigMap.class).getData().keySet()) {
                assertTrue(known.contains(name) || name.equals("JAVA_TOOL_OPTIONS"), name);
            }
        }
        assertTrue(known.containsAll(Set.of("OUINON_LINK_KEYS", "OUINON_ADMIN_PASSWORD")));
        assertFalse(known.contains("OUINON_BASEURL"));
        for (Container container : service(written("base")).getContainers()) {
            container.getEnv().forEach(set -> assertTrue(known.contains(set.getName()), set.getName()));
        }
    }

    @Test
    void the_driver_understands_the_address_of_the_cluster() throws Exception {
        String url = written("galera").the(ConfigMap.class).getData().get("QUARKUS_DATASOURCE_JDBC_URL");
        Configuration driver = Configuration.parse(url);
        assertEquals(HaMode.SEQUENTIAL, driver.haMode());
        assertEquals(3, driver.addresses().size());
        assertEquals("mariadb-0.mariadb-internal", driver.addresses().get(0).host);
        assertEquals("ouinon", driver.database());
        assertEquals("wsrep_sync_wait=1", driver.sessionVariables());
        // The driver would ignore in silence what it does not know.
        assertEquals(Set.of(), driver.nonMappedOptions().keySet());
    }

    @Test
    void a_process_may_do_nothing_but_its_work() throws IOException {
        for (PodSpec pod : Set.of(service(written("base")), database(written("single")))) {
            assertTrue(pod.getSecurityContext().getRunAsNonRoot());
            for (Container container : pod.getContainers()) {
                assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem());
                assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation());
                assertEquals(
                        Set.of("cpu", "memory"),
                        container.getResources().getLimits().keySet());
            }
        }
    }

    @Test
    void secrets_are_named_and_not_written_down() throws IOException {
        for (PodSpec pod : Set.of(service(written("base")), database(written("single")))) {
            pod.getContainers().stream()
                    .flatMap(container -> container.getEnv().stream())
                    .filter(set -> set.getName().contains("PASSWORD"))
                    .forEach(set -> assertNull(set.getValue(), set.getName()));
        }
        Set<String> settings = written("base").the(ConfigMap.class).getData().keySet();
        assertEquals(
                Set.of(),
                settings.stream()
                        .filter(name -> name.matches(".*(PASSWORD|SECRET|KEY).*"))
                        .collect(toSet()));
    }

    @Test
    void all_processes_together_find_connections_enough() throws IOException {
        Manifests base = written("base");
        int processes = base.the(HorizontalPodAutoscaler.class).getSpec().getMaxReplicas()
                + base.the(Deployment.class)
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxSurge()
                        .getIntVal();
        int each = Integer.parseInt(base.the(ConfigMap.class).getData().get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
        assertTrue(processes * each < connections(Files.readString(FOLDER.resolve("single/ouinon.cnf"))));
        assertTrue(processes * each
                < connections(written("galera").the(GaleraCluster.class).spec().myCnf()));
    }

    @Test
    void nobody_is_cut_off_at_the_end() throws IOException {
        Manifests base = written("base");
        PodSpec pod = service(base);
        String delay = base.the(ConfigMap.class).getData().get("QUARKUS_SHUTDOWN_DELAY");
        Duration all = Duration.parse("PT" + delay).plusSeconds(2).plusMillis(2 * 6500);
        assertTrue(all.toSeconds() < pod.getTerminationGracePeriodSeconds());
        var ready = pod.getContainers().get(0).getReadinessProbe();
        int noticed = ready.getFailureThreshold() * (ready.getPeriodSeconds() + ready.getTimeoutSeconds());
        assertTrue(noticed < Duration.parse("PT" + delay).toSeconds());
        assertEquals(
                0,
                base.the(Deployment.class)
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxUnavailable()
                        .getIntVal());
    }

    @Test
    void whatever_selects_the_pods_knows_their_label() throws IOException {
        Manifests base = written("base");
        Map<String, String> label =
                base.the(Deployment.class).getSpec().getTemplate().getMetadata().getLabels();
        assertEquals(label, base.the(Deployment.class).getSpec().getSelector().getMatchLabels());
        assertEquals(label, named(base, "ouinon").getSpec().getSelector());
        assertEquals(
                label,
                base.the(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels());
        assertEquals(
                label, base.the(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels());
    }

    @Test
    void the_ingress_leads_nobody_to_what_is_inside() throws IOException {
        Manifests base = written("base");
        var paths =
                base.the(Ingress.class).getSpec().getRules().get(0).getHttp().getPaths();
        var inside = paths.stream()
                .filter(path -> path.getPath().equals("/q"))
                .findFirst()
                .orElseThrow();
        assertTrue(named(base, inside.getBackend().getService().getName())
                .getSpec()
                .getSelector()
                .isEmpty());
    }

    private static PodSpec service(Manifests manifests) {
        return manifests.the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    private static PodSpec database(Manifests manifests) {
        return manifests.the(StatefulSet.class).getSpec().getTemplate().getSpec();
    }

    private static Service named(Manifests manifests, String name) {
        return manifests.all(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int connections(String settings) {
        return Pattern.compile("max_connections = (\\d+)")
                .matcher(settings)
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static Manifests written(String folder) throws IOException {
        return Manifests.read(text(folder));
    }

    private static String text(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            for (Path file : files.filter(
                            path -> path.toString().endsWith(".yaml") && !path.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()) {
                text.append("---\n").append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Manifests rendered(String folder) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl"))),
                "kubectl is not here");
        Process kubectl = new ProcessBuilder(
                        "kubectl", "kustomize", FOLDER.resolve(folder).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(kubectl.getInputStream().readAllBytes());
        assertEquals(0, kubectl.waitFor());
        return Manifests.read(text);
    }
}
