package org.shequ.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.shequ.local.KafkaServer;
import org.shequ.local.Ports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A real broker that asks who calls and allows what it was told, as a user operator would set it up. */
final class SecuredKafka implements AutoCloseable {

    private final KafkaServer server;
    private final int port;
    private final Admin admin;

    private SecuredKafka(KafkaServer server, int port) {
        this.server = server;
        this.port = port;
        this.admin = Admin.create(Map.of("bootstrap.servers", server.bootstrap()));
    }

    /** Whoever comes by the inner listener is the operator; users come by another, with a password. */
    static SecuredKafka start() {
        int inner = Ports.free();
        int controller = Ports.free();
        int users = Ports.free();
        var settings = Map.of(
                "listeners",
                "PLAINTEXT://localhost:%d,USERS://localhost:%d,CONTROLLER://localhost:%d"
                        .formatted(inner, users, controller),
                "advertised.listeners",
                "PLAINTEXT://localhost:%d,USERS://localhost:%d".formatted(inner, users),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,USERS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "listener.name.users.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found",
                "false",
                "super.users",
                "User:ANONYMOUS");
        return new SecuredKafka(
                KafkaServer.start(new KafkaServer.Options(null, inner, controller, null, settings)), users);
    }

    /** @param user as the manifest describes it */
    void admit(JsonNode user) throws Exception {
        var name = user.at("/metadata/name").asText();
        if (!user.at("/spec/authentication/type").asText().equals("scram-sha-512")
                || !user.at("/spec/authorization/type").asText().equals("simple")) {
            throw new IllegalArgumentException("not known here: " + user.path("spec"));
        }
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password(name))))
                .all()
                .get();
        var bindings = new ArrayList<AclBinding>();
        user.at("/spec/authorization/acls").forEach(acl -> {
            var resource = new ResourcePattern(
                    ResourceType.fromString(constant(acl.at("/resource/type"))),
                    acl.at("/resource/name").asText(),
                    acl.at("/resource/patternType").asText().equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            acl.path("operations")
                    .forEach(operation -> bindings.add(new AclBinding(
                            resource,
                            new AccessControlEntry(
                                    "User:" + name,
                                    "*",
                                    AclOperation.fromString(constant(operation)),
                                    AclPermissionType.ALLOW))));
        });
        admin.createAcls(bindings).all().get();
    }

    private static String constant(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }

    private static String password(String user) {
        return "password-of-" + user;
    }

    void writeAsSuperUser(String topic) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", server.bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    Map<String, Object> asUser(String name) {
        return asUser(name, password(name));
    }

    Map<String, Object> asUser(String name, String password) {
        return Map.of(
                "bootstrap.servers",
                "localhost:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(name, password));
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }
}
