package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

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

    private static ObjectNode service(String name, String viewType) throws Exception {
        return json("""
                {"openapi":"3.1.0","info":{"title":"%1$s title"},
                 "tags":[{"name":"Jobs","description":"Long work"}],
                 "paths":{"/%1$s/v1/jobs/{id}":{"get":{"operationId":"getJob","tags":["Jobs"],"security":[{"SecurityScheme":[]}],
                   "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}},
                                "404":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}},
                  "/%1$s/v1/%1$sOnly":{"post":{"operationId":"%1$sOnly","security":[],"responses":{"204":{"description":"done"}}}}},
                 "components":{"securitySchemes":{"SecurityScheme":{"type":"http"}},
                  "schemas":{"Problem":{"type":"object"},"View":{"type":"%2$s"},
                   "Page":{"properties":{"items":{"items":{"$ref":"#/components/schemas/View"}}}}}}}""".formatted(name, viewType));
    }

    private static Map<String, ObjectNode> documents(ObjectNode quota, ObjectNode selection) {
        var documents = new LinkedHashMap<String, ObjectNode>();
        documents.put("quota", quota);
        documents.put("selection", selection);
        return documents;
    }

    @Test
    void what_is_alike_is_shared_and_what_differs_is_named_after_its_service() throws Exception {
        var merged =
                OpenApiMerger.merge(documents(service("quota", "string"), service("selection", "number")), frame());
        var schemas = merged.path("components").path("schemas");
        assertThat(schemas.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("Problem", "QuotaView", "SelectionView", "QuotaPage", "SelectionPage");
        assertThat(merged.at(
                                "/paths/~1selection~1v1~1jobs~1{id}/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/SelectionPage");
        assertThat(schemas.at("/SelectionPage/properties/items/items/$ref").asText())
                .isEqualTo("#/components/schemas/SelectionView");
    }

    @Test
    void equal_documents_share_every_component() throws Exception {
        var merged =
                OpenApiMerger.merge(documents(service("quota", "string"), service("selection", "string")), frame());
        assertThat(merged.path("components").path("schemas").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("Problem", "View", "Page");
    }

    @Test
    void operation_ids_and_tags_are_unique_and_one_security_scheme_remains() throws Exception {
        var merged =
                OpenApiMerger.merge(documents(service("quota", "string"), service("selection", "string")), frame());
        assertThat(merged.findValuesAsText("operationId"))
                .containsExactlyInAnyOrder("quotaGetJob", "selectionGetJob", "quotaOnly", "selectionOnly");
        assertThat(merged.path("tags").findValuesAsText("name"))
                .contains("Quota Jobs", "Selection Jobs", "Quota", "Selection");
        assertThat(merged.path("tags").findValuesAsText("name")).doesNotHaveDuplicates();
        assertThat(merged.at("/x-tagGroups/0/tags").size()).isEqualTo(2);
        assertThat(merged.at("/paths/~1quota~1v1~1jobs~1{id}/get/security/0").has("bearer"))
                .isTrue();
        assertThat(merged.at("/paths/~1quota~1v1~1quotaOnly/post/security")).isEmpty();
        assertThat(merged.at("/components/securitySchemes").properties()).hasSize(1);
        assertThat(merged.at("/x-tagGroups/0/name").asText()).isEqualTo("quota title");
    }

    @Test
    void documents_that_cannot_stand_together_break_the_build() throws Exception {
        var stray = service("quota", "string");
        ((ObjectNode) stray.path("paths")).putObject("/selection/v1/stray");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", stray), frame()))
                .hasMessageContaining("outside");
        var old = service("quota", "string").put("openapi", "3.0.3");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", old), frame()))
                .hasMessageContaining("3.1");
        var nameless = service("quota", "string");
        ((ObjectNode) nameless.at("/paths/~1quota~1v1~1quotaOnly/post")).remove("operationId");
        assertThatThrownBy(() -> OpenApiMerger.merge(Map.of("quota", nameless), frame()))
                .hasMessageContaining("operationId");
    }
}
