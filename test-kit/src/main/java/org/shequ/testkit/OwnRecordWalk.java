package org.shequ.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/**
 * Walks every operation of a service's document with a natural person's token: what the test lists must answer 200 for the
 * own record and 404 for another's, and everything else must be closed.
 */
public final class OwnRecordWalk {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final UUID person;
    private final Map<String, Read> open = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private record Read(Map<String, String> own, Map<String, String> foreign) {}

    private OwnRecordWalk(UUID person) {
        this.person = person;
    }

    public static OwnRecordWalk as(UUID person) {
        return new OwnRecordWalk(person);
    }

    /**
     * Lists an operation that is open.
     *
     * @param own values of its path and query parameters for the own record
     * @param foreign the same for another's record; empty when it is about the bearer alone
     */
    public OwnRecordWalk open(String operationId, Map<String, String> own, Map<String, String> foreign) {
        open.put(operationId, new Read(own, foreign));
        return this;
    }

    /** One line per fault; empty when all is well. */
    public List<String> faults() {
        var left = new TreeSet<>(open.keySet());
        for (var path : document().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    var id = operation.getValue().path("operationId").asText();
                    left.remove(id);
                    walk(operation.getKey(), path.getKey(), id, operation.getValue());
                }
            }
        }
        left.forEach(unknown -> faults.add(unknown + " is not in the document"));
        return faults;
    }

    private void walk(String method, String path, String id, JsonNode operation) {
        var read = open.get(id);
        if (read == null) {
            var publicToAll = operation.path("security").isMissingNode();
            var answer = ask(method, path, operation, Map.of());
            var closed = answer.statusCode() == 404
                    || (answer.statusCode() == 403 && "OWN_RECORD_ONLY".equals(answer.path("code")));
            if (!closed && !publicToAll) {
                faults.add(method + " " + path + " answers " + answer.statusCode());
            }
            return;
        }
        expect(200, id, ask(method, path, operation, read.own()));
        if (!read.foreign().isEmpty()) {
            expect(404, id + " of somebody else", ask(method, path, operation, read.foreign()));
        }
    }

    private void expect(int status, String what, Response answer) {
        if (answer.statusCode() != status) {
            faults.add(what + " answers " + answer.statusCode() + " instead of " + status + ": "
                    + answer.asString().lines().findFirst().orElse(""));
        }
    }

    /** Parameters that the test gives no value for are left out; path parameters are then the own id. */
    private Response ask(String method, String path, JsonNode operation, Map<String, String> values) {
        RequestSpecification request = given().urlEncodingEnabled(false)
                .header("Authorization", Tokens.bearerOfPerson(person))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"");
        if (!method.equals("get")) {
            var content = operation.path("requestBody").path("content").fieldNames();
            var type = content.hasNext() ? content.next() : "application/json";
            request.config(RestAssuredConfig.config()
                            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                    .contentType(type)
                    .body("{}");
        }
        var filled = path;
        for (var value : values.entrySet()) {
            if (filled.contains("{" + value.getKey() + "}")) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            } else {
                request.queryParam(value.getKey(), value.getValue());
            }
        }
        return request.request(method.toUpperCase(Locale.ROOT), filled.replaceAll("\\{[^}]*}", person.toString()));
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(ConformanceCallback.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
