package org.shequ.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Derives the AsyncAPI 3 document from the event records and the topics. */
final class AsyncApi {

    private static final int PARTITIONS = 12;

    private AsyncApi() {}

    static ObjectNode of(List<Class<? extends Event>> events) {
        var document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "社区 Shequ events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode over Kafka: attributes in ce_* headers, the data as JSON in the"
                                + " value, the aggregate's id as the key. Readers ignore unknown fields, types and enum"
                                + " values. 以 Kafka 传递的 CloudEvents 1.0（二进制模式）；读取方忽略未知字段、类型与枚举值。");
        document.putObject("servers")
                .putObject("kafka")
                .put("host", "kafka:9092")
                .put("protocol", "kafka");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        components.putObject("schemas").set("CloudEventHeaders", headers());
        for (var topic : Topics.ALL) {
            var channel = channel(channels, topic);
            topicConfiguration(channel, "delete").put("retention.ms", -1);
            var inChannel = channel.putObject("messages");
            var sent = operation(operations, topic);
            events.stream()
                    .filter(event ->
                            event.getAnnotation(EventType.class).topic().equals(topic))
                    .forEach(event -> {
                        var message = event.getSimpleName();
                        inChannel.putObject(message).put("$ref", "#/components/messages/" + message);
                        sent.addObject().put("$ref", "#/channels/" + name(topic) + "/messages/" + message);
                        messages.set(message, message(event));
                    });
        }
        var keys = channel(channels, Topics.PERSONNEL_PERSON_KEY);
        topicConfiguration(keys, "compact");
        keys.putObject("messages").putObject("PersonKey").put("$ref", "#/components/messages/PersonKey");
        operation(operations, Topics.PERSONNEL_PERSON_KEY)
                .addObject()
                .put("$ref", "#/channels/" + name(Topics.PERSONNEL_PERSON_KEY) + "/messages/PersonKey");
        messages.set("PersonKey", personKey());
        return document;
    }

    private static ObjectNode channel(ObjectNode channels, String topic) {
        return channels.putObject(name(topic)).put("address", topic).put("title", topic);
    }

    private static ObjectNode topicConfiguration(ObjectNode channel, String policy) {
        var kafka = channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", channel.path("address").asText())
                .put("partitions", PARTITIONS)
                .put("replicas", 3);
        var configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(policy);
        return configuration;
    }

    private static ArrayNode operation(ObjectNode operations, String topic) {
        var operation =
                operations.putObject("publish" + capitalised(name(topic))).put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + name(topic));
        operation.putArray("tags").addObject().put("name", topic.substring(0, topic.indexOf('.')) + "-service");
        return operation.putArray("messages");
    }

    /** No event: for the services of the suite alone, without CloudEvents attributes. */
    private static ObjectNode personKey() {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("name", "personnel.person-key")
                .put("title", "PersonKey")
                .put(
                        "summary",
                        "The key to the sealed details of one person, wrapped under the services' transport key; without"
                                + " a key once it was destroyed. Only the services of the suite may read this topic."
                                + " 个人密钥，仅供本系统各服务读取；销毁后不再含密钥。")
                .put("contentType", "application/json");
        message.putObject("payload").put("$ref", "schemas/personnel.person-key.json");
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", "id of the person");
        return message;
    }

    private static ObjectNode message(Class<? extends Event> event) {
        var type = event.getAnnotation(EventType.class);
        var message =
                JsonNodeFactory.instance.objectNode().put("name", type.type()).put("title", event.getSimpleName());
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        message.putObject("payload").put("$ref", "schemas/" + type.type() + ".json");
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "id of the aggregate: " + type.aggregate());
        return message;
    }

    private static ObjectNode headers() {
        var headers = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = headers.putObject("properties");
        text(properties, "ce_specversion", "CloudEvents version").put("const", "1.0");
        text(properties, "ce_id", "id of the event, the same at every delivery").put("format", "uuid");
        text(properties, "ce_type", "which record the data are");
        text(properties, "ce_source", "the publishing service").put("format", "uri-reference");
        text(properties, "ce_time", "when it was recorded").put("format", "date-time");
        text(properties, "ce_subject", "id of the aggregate");
        text(properties, "ce_aggversion", "version of the aggregate: 1, 2, 3… without a gap")
                .put("pattern", "^[1-9][0-9]*$");
        text(properties, "content-type", "media type of the data").put("const", "application/json");
        text(properties, "traceparent", "W3C trace context of the command that caused it");
        var required = headers.putArray("required");
        properties.fieldNames().forEachRemaining(name -> {
            if (!name.equals("traceparent")) {
                required.add(name);
            }
        });
        return headers;
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    /** {@code quota.place.v1} becomes {@code quotaPlaceV1}. */
    static String name(String topic) {
        var joined = Arrays.stream(topic.split("[.-]", -1))
                .map(AsyncApi::capitalised)
                .collect(Collectors.joining());
        return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
