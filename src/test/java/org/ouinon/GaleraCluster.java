package org.ouinon;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.Map;

/** The fields of mariadb-operator's kind {@code MariaDB} (k8s.mariadb.com/v1alpha1, release 26.6) that we use. */
record GaleraCluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
            String image,
            int replicas,
            String database,
            String username,
            SecretKeySelector passwordSecretKeyRef,
            SecretKeySelector rootPasswordSecretKeyRef,
            Storage storage,
            Galera galera,
            String myCnf,
            Affinity affinity,
            Disruption podDisruptionBudget,
            Update updateStrategy,
            ResourceRequirements resources) {}

    record Storage(String size) {}

    record Galera(boolean enabled, String sst, Recovery recovery, Map<String, String> providerOptions) {}

    record Recovery(boolean enabled) {}

    record Affinity(boolean antiAffinityEnabled) {}

    record Disruption(int maxUnavailable) {}

    record Update(String type) {}
}
