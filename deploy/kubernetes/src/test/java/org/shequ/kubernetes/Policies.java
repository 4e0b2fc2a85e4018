package org.shequ.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The rules that every rendered set of manifests must keep. Each complaint begins with the name of its rule. */
final class Policies {

    private static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");
    private static final String MANAGEMENT = "-management";
    private static final Set<String> SECRETS = Stream.concat(
                    Stream.of("shequ-events-keys", "shequ-cluster-ca-cert"),
                    SERVICES.stream()
                            .flatMap(service -> Stream.of(
                                    service + "-database-app",
                                    service + "-database-owner",
                                    service + "-kafka",
                                    service + "-keys")))
            .collect(Collectors.toSet());

    private final Manifests manifests;
    private final List<String> complaints = new ArrayList<>();

    private Policies(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> complaints(Manifests manifests, int replicas) {
        var policies = new Policies(manifests);
        policies.workloads(replicas);
        manifests.of("Deployment").forEach(policies::deployment);
        manifests.of("Job").forEach(policies::migration);
        Stream.concat(manifests.of("Deployment"), manifests.of("Job")).forEach(policies::pod);
        policies.accounts();
        policies.secrets();
        policies.network();
        return policies.complaints;
    }

    private void require(boolean kept, String rule, JsonNode manifest) {
        if (!kept) {
            complaints.add(rule + ": " + Manifests.name(manifest));
        }
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            complaints.add(rule);
        }
    }

    private void workloads(int replicas) {
        var expected = new TreeSet<String>();
        SERVICES.forEach(service -> expected.add(service + "-service"));
        expected.add("gateway");
        require(names("Deployment").equals(expected), "five workloads");
        require(
                names("Service").stream()
                        .filter(name -> !name.endsWith(MANAGEMENT))
                        .collect(Collectors.toSet())
                        .equals(expected),
                "a Service for each workload");
        require(names("PodDisruptionBudget").equals(expected), "a disruption budget for each workload");
        require(
                names("Job")
                        .equals(SERVICES.stream()
                                .map(s -> s + "-migration")
                                .collect(Collectors.toCollection(TreeSet::new))),
                "a migration Job for each service");
        manifests.of("Deployment").forEach(d -> require(d.at("/spec/replicas").asInt() == replicas, "replicas", d));
        manifests
                .of("PodDisruptionBudget")
                .forEach(budget -> require(
                        budget.at("/spec/maxUnavailable").asInt() == 1
                                && selected(budget.at("/spec/selector")).count() == 1,
                        "a disruption budget selects one workload",
                        budget));
        manifests
                .of("Service")
                .forEach(service -> require(
                        manifests
                                        .of("Deployment")
                                        .filter(d -> contains(labels(d), service.at("/spec/selector")))
                                        .count()
                                == 1,
                        "a Service selects one workload",
                        service));
        management();
    }

    /** Apart from the public port, and reachable under a name by the other services only. */
    private void management() {
        manifests.of("Service").forEach(service -> {
            var own = service.at("/metadata/name").asText().endsWith(MANAGEMENT);
            require(
                    stream(service.at("/spec/ports"))
                            .allMatch(port -> own
                                    == (port.path("port").asInt() == 9000
                                            || port.path("targetPort").asText().equals("management"))),
                    "the management port has a Service of its own",
                    service);
            require(
                    service.at("/spec/type").asText("ClusterIP").equals("ClusterIP"),
                    "a Service is inside the cluster only",
                    service);
        });
        for (var service : SERVICES) {
            var settings = manifests
                    .of("Deployment")
                    .filter(d -> d.at("/metadata/name").asText().equals(service + "-service"))
                    .flatMap(d -> settings(d.at("/spec/template/spec/containers/0")).stream())
                    .toList();
            for (var peer : SERVICES) {
                require(
                        names("Service").contains(peer + MANAGEMENT)
                                && settings.stream()
                                        .anyMatch(s -> s.path("SHEQU_RECONCILER_PEERS_" + peer.toUpperCase(Locale.ROOT))
                                                .asText()
                                                .equals("http://" + peer + MANAGEMENT + ":9000")),
                        service + " asks " + peer + " for its totals");
            }
        }
    }

    private TreeSet<String> names(String kind) {
        return manifests
                .of(kind)
                .map(m -> m.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void deployment(JsonNode deployment) {
        var spec = deployment.at("/spec/template/spec");
        var container = spec.at("/containers/0");
        require(probe(container, "startupProbe", "/q/health/started"), "startup probe", deployment);
        require(probe(container, "readinessProbe", "/q/health/ready"), "readiness probe", deployment);
        require(probe(container, "livenessProbe", "/q/health/live"), "liveness probe", deployment);
        require(container.at("/lifecycle/preStop").size() == 1, "preStop", deployment);
        require(spec.path("terminationGracePeriodSeconds").asInt() >= 40, "grace period", deployment);
        require(
                stream(spec.path("topologySpreadConstraints"))
                        .anyMatch(spread -> contains(labels(deployment), spread.at("/labelSelector/matchLabels"))),
                "topology spread",
                deployment);
        require(
                settings(container).stream()
                        .anyMatch(s -> s.path("QUARKUS_PROFILE").asText().equals("prod")),
                "production profile",
                deployment);
        require(
                settings(container).stream()
                        .noneMatch(s -> s.path("SHEQU_CLOCK_CONTROLLABLE").asBoolean()
                                || s.path("SHEQU_JWT_ISSUER").asText("local").startsWith("local")),
                "no local means",
                deployment);
        require(contains(labels(deployment), deployment.at("/spec/selector/matchLabels")), "selector", deployment);
    }

    private boolean probe(JsonNode container, String name, String path) {
        var get = container.path(name).path("httpGet");
        var port = stream(container.path("ports"))
                .filter(p -> p.path("name").asText().equals(get.path("port").asText()))
                .findFirst();
        return get.path("path").asText().equals(path)
                && port.isPresent()
                && port.get().path("containerPort").asInt() == 9000;
    }

    private List<JsonNode> settings(JsonNode container) {
        var names = stream(container.path("envFrom"))
                .map(from -> from.at("/configMapRef/name").asText())
                .toList();
        return manifests
                .of("ConfigMap")
                .filter(map -> names.contains(map.at("/metadata/name").asText()))
                .map(map -> map.path("data"))
                .toList();
    }

    private void migration(JsonNode job) {
        var container = job.at("/spec/template/spec/containers/0");
        require(
                stream(container.path("command"))
                        .anyMatch(part -> part.asText().equals("org.shequ.kit.migration.Migrate")),
                "migration command",
                job);
        var image = container.path("image").asText();
        require(
                manifests
                        .of("Deployment")
                        .anyMatch(d -> d.at("/spec/template/spec/containers/0/image")
                                .asText()
                                .equals(image)),
                "migration runs its service's image",
                job);
        var variables =
                stream(container.path("env")).map(e -> e.path("name").asText()).collect(Collectors.toSet());
        require(
                variables.equals(Set.of("SHEQU_DB_URL", "SHEQU_DB_OWNER", "SHEQU_DB_OWNER_PASSWORD", "SHEQU_DB_USER")),
                "migration credentials",
                job);
    }

    private void pod(JsonNode workload) {
        var spec = workload.at("/spec/template/spec");
        require(
                spec.at("/securityContext/runAsNonRoot").asBoolean()
                        && spec.at("/securityContext/runAsUser").asInt() > 0,
                "non-root",
                workload);
        require(spec.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"), "seccomp", workload);
        require(!spec.path("automountServiceAccountToken").asBoolean(true), "no token mounted", workload);
        require(
                names("ServiceAccount").contains(spec.path("serviceAccountName").asText()),
                "own service account",
                workload);
        for (var container : spec.path("containers")) {
            var security = container.path("securityContext");
            require(security.path("readOnlyRootFilesystem").asBoolean(), "read-only root filesystem", workload);
            require(!security.path("allowPrivilegeEscalation").asBoolean(true), "no privilege escalation", workload);
            require(
                    stream(security.at("/capabilities/drop"))
                            .anyMatch(c -> c.asText().equals("ALL")),
                    "capabilities dropped",
                    workload);
            require(
                    stream(container.path("volumeMounts"))
                            .anyMatch(m -> m.path("mountPath").asText().equals("/tmp")),
                    "writable /tmp",
                    workload);
            for (var size : List.of(
                    "/resources/requests/cpu",
                    "/resources/requests/memory",
                    "/resources/limits/memory",
                    "/resources/limits/cpu")) {
                require(!container.at(size).isMissingNode(), "requests and limits", workload);
            }
            require(container.path("image").asText().matches(".+:[0-9][^:]*"), "image version pinned", workload);
            require(
                    stream(container.path("env"))
                            .noneMatch(
                                    e -> e.path("name").asText().matches(".*(PASSWORD|KEY|KEYS)$") && e.has("value")),
                    "secrets by reference",
                    workload);
            stream(container.path("env"))
                    .filter(e -> e.at("/valueFrom").has("secretKeyRef"))
                    .forEach(e -> require(
                            SECRETS.contains(
                                    e.at("/valueFrom/secretKeyRef/name").asText()),
                            "documented secret names",
                            workload));
        }
    }

    private void accounts() {
        manifests
                .of("ServiceAccount")
                .forEach(a ->
                        require(!a.path("automountServiceAccountToken").asBoolean(true), "no token for accounts", a));
    }

    private void secrets() {
        require(manifests.of("Secret").findAny().isEmpty(), "no Secret is committed");
        manifests
                .of("ConfigMap")
                .forEach(map -> map.path("data")
                        .fieldNames()
                        .forEachRemaining(key -> require(
                                !key.matches(".*(PASSWORD|PRIVACY_KEYS|EVENTS_KEYS|INDEX_KEY|CURSOR_KEY|TOKEN)$"),
                                "no secret in a ConfigMap",
                                map)));
    }

    private void network() {
        var deny = manifests
                .of("NetworkPolicy")
                .filter(p -> p.at("/spec/podSelector").isEmpty()
                        && p.at("/spec/policyTypes").size() == 2
                        && !p.at("/spec").has("ingress")
                        && !p.at("/spec").has("egress"));
        require(deny.findAny().isPresent(), "default deny");
        var gateway = workload("Deployment", "gateway");
        for (var service : SERVICES) {
            var pod = workload("Deployment", service + "-service");
            require(flows(gateway, pod, 8080), "gateway reaches " + service);
            require(!flows(gateway, pod, 9000), "gateway does not reach the management of " + service);
            for (var other : SERVICES) {
                require(
                        other.equals(service) || !flows(workload("Deployment", other + "-service"), pod, 8080),
                        "services do not call each other: " + other + " to " + service);
                require(
                        flows(workload("Deployment", other + "-service"), pod, 9000),
                        other + " reaches the totals of " + service);
            }
            var database = labelNode("cnpg.io/cluster", service + "-database");
            require(leaves(pod, database, 5432), service + " reaches its database");
            require(
                    leaves(workload("Job", service + "-migration"), database, 5432),
                    "migration reaches the database of " + service);
            require(
                    !leaves(
                            pod,
                            labelNode(
                                    "cnpg.io/cluster",
                                    service.equals("quota") ? "personnel-database" : "quota-database"),
                            5432),
                    service + " reaches only its own database");
            require(leaves(pod, labelNode("strimzi.io/cluster", "shequ"), 9092), service + " reaches Kafka");
        }
    }

    private JsonNode workload(String kind, String name) {
        return manifests
                .of(kind)
                .filter(m -> m.at("/metadata/name").asText().equals(name))
                .findFirst()
                .map(Policies::labels)
                .orElse(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
    }

    private static JsonNode labelNode(String key, String value) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put(key, value);
    }

    private boolean flows(JsonNode from, JsonNode to, int port) {
        return leaves(from, to, port) && allowed(to, "ingress", "from", from, port);
    }

    private boolean leaves(JsonNode from, JsonNode to, int port) {
        return allowed(from, "egress", "to", to, port);
    }

    private boolean allowed(JsonNode pod, String direction, String peers, JsonNode peer, int port) {
        Predicate<JsonNode> opens =
                rule -> stream(rule.path("ports")).anyMatch(p -> p.path("port").asInt() == port)
                        && stream(rule.path(peers))
                                .anyMatch(p -> !p.has("namespaceSelector") && matches(p.path("podSelector"), peer));
        return manifests
                .of("NetworkPolicy")
                .filter(policy -> matches(policy.at("/spec/podSelector"), pod))
                .anyMatch(policy -> stream(policy.path("spec").path(direction)).anyMatch(opens));
    }

    private Stream<JsonNode> selected(JsonNode selector) {
        return manifests.of("Deployment").filter(d -> matches(selector, labels(d)));
    }

    private static boolean matches(JsonNode selector, JsonNode labels) {
        return contains(labels, selector.path("matchLabels"))
                && stream(selector.path("matchExpressions")).allMatch(e -> {
                    var value = labels.path(e.path("key").asText()).asText();
                    return switch (e.path("operator").asText()) {
                        case "In" ->
                            stream(e.path("values")).anyMatch(v -> v.asText().equals(value));
                        case "Exists" -> labels.has(e.path("key").asText());
                        default -> throw new IllegalArgumentException("operator not known here: " + e);
                    };
                });
    }

    private static JsonNode labels(JsonNode workload) {
        return workload.at("/spec/template/metadata/labels");
    }

    private static boolean contains(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(w -> w.getValue().equals(labels.path(w.getKey())));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
