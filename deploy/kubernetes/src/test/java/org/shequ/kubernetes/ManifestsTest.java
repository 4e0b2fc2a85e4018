package org.shequ.kubernetes;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ManifestsTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void the_base_keeps_every_rule() throws Exception {
        assertEquals(List.of(), Policies.complaints(Manifests.render(HERE.resolve("base")), 2));
    }

    @Test
    void the_dev_overlay_keeps_every_rule_with_one_replica() throws Exception {
        var manifests = Manifests.render(HERE.resolve("overlays/dev"));
        assertEquals(List.of(), Policies.complaints(manifests, 1));
        manifests.all().stream()
                .filter(m -> !m.path("kind").asText().equals("Namespace"))
                .forEach(m ->
                        assertEquals("shequ-dev", m.at("/metadata/namespace").asText(), Manifests.name(m)));
        assertEquals(4, manifests.of("Cluster").count());
        manifests
                .of("Cluster")
                .forEach(c -> assertEquals(1, c.at("/spec/instances").asInt()));
    }

    @Test
    void the_topics_are_those_of_the_contract() throws Exception {
        var contract = new TreeMap<String, Integer>();
        new YAMLMapper()
                .readTree(HERE.resolve("../../contracts/src/main/resources/asyncapi.yaml")
                        .toFile())
                .path("channels")
                .forEach(c -> contract.put(
                        c.path("address").asText(),
                        c.at("/bindings/kafka/partitions").asInt()));
        assertFalse(contract.isEmpty());
        var deployed = new TreeMap<String, Integer>();
        Manifests.render(HERE.resolve("overlays/dev"))
                .of("KafkaTopic")
                .forEach(t -> deployed.put(
                        t.at("/metadata/name").asText(),
                        t.at("/spec/partitions").asInt()));
        assertEquals(contract, deployed);
        var component = Files.readString(HERE.resolve("components/topics/topics.yaml"));
        assertEquals(contract.size(), component.split("min.insync.replicas: 2", -1).length - 1);
        assertEquals(contract.size(), component.split("\n  replicas: 3", -1).length - 1);
    }

    /** The checks themselves are checked: each kind of damage must be noticed, under the name of its rule. */
    @ParameterizedTest(name = "{0}: {2} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "base/service/deployment.yaml | runAsNonRoot: true | runAsNonRoot: false | non-root",
                "base/gateway/deployment.yaml | runAsUser: 10001 | runAsUser: 0 | non-root",
                "base/service/migration.yaml | type: RuntimeDefault | type: Unconfined | seccomp",
                "base/service/deployment.yaml | readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | read-only root filesystem",
                "base/gateway/deployment.yaml | allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | no privilege escalation",
                "base/gateway/deployment.yaml | drop: [\"ALL\"] | drop: [\"CHOWN\"] | capabilities dropped",
                "base/service/deployment.yaml | mountPath: /tmp | mountPath: /data | writable /tmp",
                "base/service/deployment.yaml | requests: {cpu: 250m, memory: 1Gi} | requests: {cpu: 250m} | requests and limits",
                "base/gateway/deployment.yaml | limits: {cpu: \"2\", memory: 512Mi} | limits: {cpu: \"2\"} | requests and limits",
                "base/quota/kustomization.yaml | newTag: 0.1.0 | newTag: latest | image version pinned",
                "base/service/deployment.yaml | /q/health/started | /q/health | startup probe",
                "base/service/deployment.yaml | /q/health/ready | /q/health/live | readiness probe",
                "base/gateway/deployment.yaml | {path: /q/health/live, port: management} | {path: /q/health/live, port: http} | liveness probe",
                "base/service/deployment.yaml | sleep: {seconds: 5} | #none | preStop",
                "base/gateway/deployment.yaml | terminationGracePeriodSeconds: 45 | terminationGracePeriodSeconds: 5 | grace period",
                "base/gateway/deployment.yaml | topologySpreadConstraints | ignoredConstraints | topology spread",
                "base/service/deployment.yaml | replicas: 2 | replicas: 1 | replicas",
                "base/service/kustomization.yaml | QUARKUS_PROFILE=prod | QUARKUS_PROFILE=local | production profile",
                "base/gateway/kustomization.yaml | SHEQU_JWT_ISSUER=https | SHEQU_JWT_ISSUER=local | no local means",
                "base/service/kustomization.yaml | SHEQU_PRIVACY_SUITE=sm | SHEQU_CLOCK_CONTROLLABLE=true | no local means",
                "base/service/kustomization.yaml | SHEQU_PRIVACY_SUITE=sm | SHEQU_DB_PASSWORD=x | no secret in a ConfigMap",
                "base/selection/kustomization.yaml | value: selection-keys | value: other | documented secret names",
                "base/service/service.yaml | targetPort: http | targetPort: management | the management port has a Service of its own",
                "base/service/management.yaml | type: ClusterIP | type: LoadBalancer | a Service is inside the cluster only",
                "base/service/management.yaml | port: 9000, targetPort: management | port: 8080, targetPort: http | the management port has a Service of its own",
                "base/service/kustomization.yaml | http://quota-management:9000 | http://quota-service:8080 | personnel asks quota for its totals",
                "base/service/network.yaml | values: [service] | values: [other] | personnel reaches the totals of quota",
                "base/service/service.yaml | component: service | component: other | a Service selects one workload",
                "base/service/disruption.yaml | component: service | component: other | a disruption budget selects one workload",
                "base/service/service-account.yaml | automountServiceAccountToken: false | automountServiceAccountToken: true | no token for accounts",
                "base/service/deployment.yaml | automountServiceAccountToken: false | automountServiceAccountToken: true | no token mounted",
                "base/service/deployment.yaml | serviceAccountName: service | serviceAccountName: default | own service account",
                "base/service/migration.yaml | org.shequ.kit.migration.Migrate | org.shequ.Other | migration command",
                "base/service/migration.yaml | image: service | image: other:1 | migration runs its service's image",
                "base/service/migration.yaml | name: SHEQU_DB_OWNER_PASSWORD | name: SHEQU_OTHER | migration credentials",
                "base/network/network.yaml | policyTypes: [Ingress, Egress] | policyTypes: [Egress] | default deny",
                "base/service/network.yaml | values: [gateway] | values: [other] | gateway reaches quota",
                "base/gateway/network.yaml | port: 8080, protocol: TCP | port: 9000, protocol: TCP | gateway reaches quota",
                "base/service/network.yaml | port: 9092 | port: 9094 | quota reaches Kafka",
                "base/service/network.yaml | port: 5432 | port: 5433 | quota reaches its database",
                "base/quota/kustomization.yaml | value: quota-database | value: personnel-database | quota reaches only its own database",
                "base/kustomization.yaml | - quota | #none | five workloads"
            })
    void damage_is_noticed(String file, String found, String instead, String rule, @TempDir Path folder)
            throws Exception {
        copy(HERE.resolve("base"), folder.resolve("base"));
        var damaged = folder.resolve(file);
        var text = Files.readString(damaged);
        assertTrue(text.contains(found), "nothing to damage in " + file + ": " + found);
        Files.writeString(damaged, text.replace(found, instead.equals("#none") ? "" : instead));
        var complaints = Policies.complaints(Manifests.render(folder.resolve("base")), 2);
        assertTrue(complaints.stream().anyMatch(c -> c.startsWith(rule)), rule + " not among " + complaints);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.collect(Collectors.toList())) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
