package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenApiMergerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) JSON.readTree(text);
    }

    private static ObjectNode frame() throws Exception {
        return json("""
                {"openapi":"3.1.0","info":{"title":"all"},"servers":[{"url":"/"}],"security":[{"bearer":[]}],
                 "components":{"securitySchemes":{"bearer":{"type":"http"}}}}""");
    }

    private static ObjectNode service(String name, String capital) throws Exception {
        return json("""
                {"openapi":"3.1.0","info":{"title":"%1$s title"},
                 "tags":[{"name":"%1$s jobs","description":"Long work"}],
                 "paths":{"/%1$s/v1/jobs/{id}":{"get":{"operationId":"get%2$sJob","tags":["%1$s jobs"],
                   "security":[{"SecurityScheme":[]}],
                   "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/JobPage"}}}},
                                "404":{"$ref":"#/components/responses/Problem404"}}}},
                  "/%1$s/v1/%1$sOnly":{"post":{"operationId":"%1$sOnly","tags":["%1$s"],"security":[],
                   "responses":{"204":{"description":"done"}}}}},
                 "components":{"securitySchemes":{"SecurityScheme":{"type":"http"}},
                  "responses":{"Problem404":{"description":"not here"}},
                  "schemas":{"Job":{"type":"object","x-shared":true},"%2$sView":{"type":"string"},
                   "JobPage":{"properties":{"items":{"items":{"$ref":"#/components/schemas/Job"}}},"x-shared":true}}}}""".formatted(name, capital));
    }

    private static Map<String, ObjectNode> documents(ObjectNode quota, ObjectNode selection) {
        var documents = new LinkedHashMap<String, ObjectNode>();
        documents.put("quota", quota);
        documents.put("selection", selection);
        return documents;
    }

    private static Map<String, ObjectNode> two() throws Exception {
        return documents(service("quota", "Quota"), service("selection", "Selection"));
    }

    @Test
    void every_name_stays_and_what_the_kit_defines_stands_once() throws Exception {
        var merged = OpenApiMerger.merge(two(), frame());
        assertThat(merged.path("components").path("schemas").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("Job", "JobPage", "QuotaView", "SelectionView");
        assertThat(merged.findValuesAsText("operationId"))
                .containsExactlyInAnyOrder("getQuotaJob", "getSelectionJob", "quotaOnly", "selectionOnly");
        assertThat(merged.path("tags").findValuesAsText("name"))
                .containsExactlyInAnyOrder("quota", "quota jobs", "selection", "selection jobs");
        assertThat(merged.toString()).doesNotContain("x-shared");
    }

    @Test
    void what_one_service_adds_renames_nothing() throws Exception {
        var before = OpenApiMerger.merge(two(), frame());
        var grown = two();
        schemas(grown.get("selection")).putObject("Added").put("type", "string");
        var after = OpenApiMerger.merge(grown, frame());
        schemas(after).remove("Added");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void one_name_for_two_things_breaks_the_build() throws Exception {
        var alike = two();
        alike.values().forEach(document -> schemas(document).putObject("View").put("type", "string"));
        assertRefused(alike, "schemas/View of [quota, selection]");

        var drifted = two();
        ((ObjectNode) schemas(drifted.get("quota")).path("Job")).put("description", "other");
        assertRefused(drifted, "schemas/Job of [quota, selection]");

        var answers = two();
        ((ObjectNode) Objects.requireNonNull(answers.get("quota")).at("/components/responses/Problem404"))
                .put("description", "other");
        assertRefused(answers, "responses/Problem404 of [quota, selection]");

        var operations = two();
        operations.forEach((name, document) ->
                ((ObjectNode) document.at("/paths/~1" + name + "~1v1~1jobs~1{id}/get")).put("operationId", "getJob"));
        assertRefused(operations, "operationId 'getJob' of [quota, selection]");

        var tags = two();
        tags.forEach((name, document) -> ((ObjectNode) document.at("/paths/~1" + name + "~1v1~1jobs~1{id}/get"))
                .putArray("tags")
                .add("jobs"));
        assertRefused(tags, "tag 'jobs' of [quota, selection]");
    }

    private static ObjectNode schemas(@Nullable ObjectNode document) {
        return (ObjectNode) Objects.requireNonNull(document).at("/components/schemas");
    }

    private static void assertRefused(Map<String, ObjectNode> documents, String names) throws Exception {
        var frame = frame();
        assertThatThrownBy(() -> OpenApiMerger.merge(documents, frame)).hasMessageContaining(names);
    }

    @Test
    void the_feed_of_all_knows_the_events_of_each() throws Exception {
        var services = two();
        services.forEach((name, document) -> {
            var change = schemas(document).putObject("Change").put("x-shared", true);
            change.withArray("/if/properties/type/enum").add(name + ".done");
            change.withArray("/then/oneOf").addObject().put("title", name);
        });
        var change = OpenApiMerger.merge(services, frame()).at("/components/schemas/Change");
        assertThat(change.at("/if/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("quota.done", "selection.done");
        assertThat(change.at("/then/oneOf").findValuesAsText("title")).containsExactly("quota", "selection");
    }

    @Test
    void one_security_scheme_remains() throws Exception {
        var merged = OpenApiMerger.merge(two(), frame());
        assertThat(merged.at("/x-tagGroups/0/tags").size()).isEqualTo(2);
        assertThat(merged.at("/paths/~1quota~1v1~1jobs~1{id}/get/security/0").has("bearer"))
                .isTrue();
        assertThat(merged.at("/paths/~1quota~1v1~1quotaOnly/post/security")).isEmpty();
        assertThat(merged.at("/components/securitySchemes").properties()).hasSize(1);
        assertThat(merged.at("/x-tagGroups/0/name").asText()).isEqualTo("quota title");
    }

    @Test
    void documents_that_cannot_stand_together_break_the_build() throws Exception {
        var stray = service("quota", "Quota");
        ((ObjectNode) stray.path("paths")).putObject("/selection/v1/stray");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", stray), frame()))
                .hasMessageContaining("outside");
        var old = service("quota", "Quota").put("openapi", "3.0.3");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", old), frame()))
                .hasMessageContaining("3.1");
        var nameless = service("quota", "Quota");
        ((ObjectNode) nameless.at("/paths/~1quota~1v1~1quotaOnly/post")).remove("operationId");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", nameless), frame()))
                .hasMessageContaining("operationId");
        var untagged = service("quota", "Quota");
        ((ObjectNode) untagged.at("/paths/~1quota~1v1~1quotaOnly/post")).remove("tags");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", untagged), frame()))
                .hasMessageContaining("without a tag");
    }
}
