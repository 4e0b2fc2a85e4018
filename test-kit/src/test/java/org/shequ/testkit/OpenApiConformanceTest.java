package org.shequ.testkit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenApiConformanceTest {
    private final OpenApiConformance conformance = new OpenApiConformance("""
            {
              "openapi": "3.1.0",
              "info": {"title": "sample", "version": "1"},
              "paths": {
                "/quota/v1/accounts/{id}": {
                  "get": {
                    "responses": {
                      "200": {"description": "it", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Account"}}}},
                      "404": {"$ref": "#/components/responses/Problem"}
                    }
                  }
                },
                "/quota/v1/accounts/summary": {
                  "get": {"responses": {"204": {"description": "nothing"}}}
                },
                "/quota/v1/accounts/{id}/table": {
                  "get": {"responses": {"200": {
                    "description": "a file",
                    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}, "Content-Disposition": {"schema": {"type": "string"}}},
                    "content": {"text/csv; charset=utf-8": {"schema": {"type": "string", "format": "binary"}}}}}}
                }
              },
              "components": {
                "headers": {"ETag": {"required": true, "schema": {"type": "string"}}},
                "responses": {
                  "Problem": {"description": "no", "content": {"application/problem+json": {"schema": {"type": "object", "required": ["code"]}}}}
                },
                "schemas": {
                  "Account": {
                    "type": "object",
                    "required": ["id", "vacancy"],
                    "properties": {
                      "id": {"type": "string", "format": "uuid"},
                      "vacancy": {"type": "integer"},
                      "since": {"type": ["string", "null"], "format": "date"}
                    }
                  }
                }
              }
            }
            """);

    private static final String GOOD =
            "{\"id\": \"0198c0de-0000-7000-8000-000000000000\", \"vacancy\": 3, \"since\": null}";

    private List<String> get(String path, int status, String contentType, String body) {
        return conformance.faults("GET", path, status, Map.of("Content-Type", contentType), body);
    }

    @Test
    void an_answer_as_documented_has_no_faults() {
        assertEquals(List.of(), get("/quota/v1/accounts/7", 200, "application/json;charset=UTF-8", GOOD));
        assertEquals(
                List.of(), get("/quota/v1/accounts/7", 404, "application/problem+json", "{\"code\": \"NOT_FOUND\"}"));
        assertEquals(List.of(), get("/quota/v1/accounts/summary", 204, "", ""));
        assertEquals(List.of(), get("/nowhere", 404, "application/problem+json", "{}"));
    }

    @Test
    void a_body_that_differs_from_its_schema_is_a_fault() {
        assertFault(
                "vacancy", get("/quota/v1/accounts/7", 200, "application/json", "{\"id\": \"" + "x".repeat(3) + "\"}"));
        assertFault("uuid", get("/quota/v1/accounts/7", 200, "application/json", GOOD.replace("0198c0de-", "")));
        assertFault("integer", get("/quota/v1/accounts/7", 200, "application/json", GOOD.replace("3,", "\"3\",")));
        assertFault("code", get("/quota/v1/accounts/7", 404, "application/problem+json", "{}"));
    }

    @Test
    void what_the_document_does_not_mention_is_a_fault() {
        assertFault("status is not documented", get("/quota/v1/accounts/7", 500, "application/json", "{}"));
        assertFault("media type 'text/csv'", get("/quota/v1/accounts/7", 200, "text/csv", "id"));
        assertFault("no path", get("/quota/v1/plans", 200, "application/json", "{}"));
        assertFault("media type", get("/quota/v1/accounts/summary", 204, "application/json", "{}"));
        assertFault("no DELETE", conformance.faults("DELETE", "/quota/v1/accounts/7", 204, Map.of(), ""));
    }

    @Test
    void a_header_of_ours_that_is_not_declared_and_a_required_one_that_is_absent_are_faults() {
        var table = Map.of("content-type", "text/csv;charset=UTF-8", "etag", "\"1\"");
        assertEquals(List.of(), conformance.faults("GET", "/quota/v1/accounts/7/table", 200, table, "id"));
        assertFault(
                "the header ETag is missing", get("/quota/v1/accounts/7/table", 200, "text/csv; charset=utf-8", "id"));
        assertFault(
                "the header Location is not documented",
                conformance.faults(
                        "GET",
                        "/quota/v1/accounts/summary",
                        204,
                        Map.of("Location", "/quota/v1/accounts/8", "Date", "today"),
                        ""));
        assertFault("media type 'text/csv'", get("/quota/v1/accounts/7/table", 200, "text/csv", "id"));
    }

    @Test
    void a_fixed_path_goes_before_a_variable_one() {
        assertEquals(
                List.of(
                        "GET /quota/v1/accounts/summary",
                        "GET /quota/v1/accounts/{id}",
                        "GET /quota/v1/accounts/{id}/table"),
                conformance.operations());
        assertFault("summary 200", get("/quota/v1/accounts/summary", 200, "application/json", GOOD));
    }

    private static void assertFault(String word, List<String> faults) {
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(word)), word + " in " + faults);
    }
}
