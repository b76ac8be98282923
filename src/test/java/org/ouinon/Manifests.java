package org.ouinon;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents for Kubernetes, read into typed models that know each field; what these do not know is refused. */
record Manifests(List<Object> all) {

    private static final Map<String, Class<?>> MODELS = Map.of(
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 Ingress", Ingress.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "k8s.mariadb.com/v1alpha1 MariaDB", GaleraCluster.class);

    /** The models keep what they do not know in a map of their own, unless told to have none. */
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated model) {
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /**
     * Reads all documents of a text.
     *
     * @throws IOException where one is of no known kind, or has a field that its kind has not
     */
    static Manifests read(String text) throws IOException {
        List<Object> all = new ArrayList<>();
        for (JsonNode document :
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll()) {
            all.add(typed(document));
        }
        return new Manifests(all);
    }

    private static Object typed(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        if (!MODELS.containsKey(kind)) {
            throw new IOException("There is no model of " + kind);
        }
        return YAML.treeToValue(document, MODELS.get(kind));
    }

    /** The documents of a kind. */
    <T> List<T> all(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The only document of a kind. */
    <T> T the(Class<T> kind) {
        List<T> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError("There are " + found.size() + " of " + kind.getSimpleName());
        }
        return found.get(0);
    }
}
