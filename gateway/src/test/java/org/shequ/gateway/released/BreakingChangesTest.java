package org.shequ.gateway.released;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Breaks a document in every way that matters, and changes it in every way that does not. */
class BreakingChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2027, 7, 1);

    private static final String DOCUMENT = """
            {"openapi": "3.1.0", "servers": [{"url": "https://one.example"}],
             "paths": {
              "/notes": {
               "parameters": [],
               "get": {"operationId": "listNotes", "tags": ["notes"], "x-permissions": ["notes:read", "notes:write"],
                "security": [{"token": []}],
                "parameters": [{"in": "query", "name": "kind", "schema": {"$ref": "#/components/schemas/Kind"}},
                               {"$ref": "#/components/parameters/Limit"}],
                "responses": {"200": {"headers": {"ETag": {}},
                                      "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Notes"}}}},
                              "404": {"description": "none"}, "304": {"description": "same"}}},
               "post": {"operationId": "addNote",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewNote"}}, "text/csv": {}}},
                "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Note"}}}}}}}},
             "components": {
              "parameters": {"Limit": {"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 500, "default": 50}}},
              "schemas": {
               "Kind": {"type": "string", "enum": ["SHORT", "LONG"]},
               "Notes": {"type": "object", "required": ["items"], "properties":
                {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Note"}}}},
               "Note": {"type": "object", "required": ["title"], "properties":
                {"title": {"type": "string"}, "state": {"type": "string", "enum": ["OPEN", "CLOSED"]},
                 "closedOn": {"type": ["string", "null"], "format": "date"},
                 "parent": {"anyOf": [{"$ref": "#/components/schemas/Note"}, {"type": "null"}]}}},
               "NewNote": {"type": "object", "required": ["title"], "additionalProperties": true, "properties":
                {"title": {"type": "string", "maxLength": 100}, "pages": {"type": "integer", "format": "int32"},
                 "weight": {"type": "number"}, "comment": {"type": ["string", "null"]}}}}}}
            """;

    private static List<String> changing(String... replacements) throws JsonProcessingException {
        var text = DOCUMENT;
        for (int i = 0; i < replacements.length; i += 2) {
            if (!text.contains(replacements[i])) {
                throw new IllegalArgumentException("the document does not hold " + replacements[i]);
            }
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return BreakingChanges.between(JSON.readTree(DOCUMENT), JSON.readTree(text), TODAY);
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                arguments("GET /notes: is gone", "\"get\":", "\"trace\":"),
                arguments("GET /notes: operationId: clients name their methods after it", "listNotes", "notes"),
                arguments(
                        "GET /notes: query parameter kind is gone, and unknown parameters are refused",
                        "\"name\": \"kind\"",
                        "\"name\": \"sort\""),
                arguments(
                        "GET /notes: query parameter kind is now required",
                        "\"name\": \"kind\",",
                        "\"name\": \"kind\", \"required\": true,"),
                arguments(
                        "GET /notes: header parameter X is new and required",
                        "{\"$ref\": \"#/components/parameters/Limit\"}",
                        "{\"$ref\": \"#/components/parameters/Limit\"}, {\"in\": \"header\", \"name\": \"X\", \"required\": true}"),
                arguments(
                        "GET /notes query parameter limit: maximum is now 100", "\"maximum\": 500", "\"maximum\": 100"),
                arguments(
                        "GET /notes query parameter limit: default was 50 and is 20",
                        "\"default\": 50",
                        "\"default\": 20"),
                arguments("GET /notes query parameter limit: default was 50 and is none", ", \"default\": 50", ""),
                arguments("servers: clients call them", "https://one.example", "https://two.example"),
                arguments("GET /notes: tags: clients name their classes after them", "[\"notes\"]", "[\"remarks\"]"),
                arguments("GET /notes: notes:read no longer suffices", "\"notes:read\", ", ""),
                arguments(
                        "POST /notes: now needs one of [notes:write]",
                        "{\"operationId\": \"addNote\",",
                        "{\"operationId\": \"addNote\", \"x-permissions\": [\"notes:write\"],"),
                arguments("GET /notes: now asks for {\"certificate\":[]}", "{\"token\": []}", "{\"certificate\": []}"),
                arguments("GET /notes: 404 is no longer an answer", "\"404\"", "\"409\""),
                arguments("GET /notes: 304 is no longer an answer", ", \"304\": {\"description\": \"same\"}", ""),
                arguments(
                        "POST /notes: 202 is a new answer that clients do not expect",
                        "\"responses\": {\"201\":",
                        "\"responses\": {\"202\": {}, \"201\":"),
                arguments("GET /notes query parameter kind: LONG is no longer accepted", ", \"LONG\"", ""),
                arguments("GET /notes: 200 is no longer an answer", "\"200\"", "\"429\""),
                arguments("GET /notes: 200 no longer has the header ETag", "\"ETag\": {}", ""),
                arguments(
                        "POST /notes: the body is now required",
                        "\"requestBody\": {",
                        "\"requestBody\": {\"required\": true,"),
                arguments("POST /notes request: text/csv is gone", ", \"text/csv\": {}", ""),
                arguments(
                        "POST /notes request /pages: is now required",
                        "\"required\": [\"title\"], \"additionalProperties\"",
                        "\"required\": [\"title\", \"pages\"], \"additionalProperties\""),
                arguments("POST /notes request /comment: is gone", "\"comment\"", "\"remark\""),
                arguments("POST /notes request /title: maxLength is now 99", "\"maxLength\": 100", "\"maxLength\": 99"),
                arguments(
                        "POST /notes request /title: pattern is now \"a\"",
                        "\"maxLength\": 100",
                        "\"maxLength\": 100, \"pattern\": \"a\""),
                arguments(
                        "POST /notes request /weight: type was [number] and is [integer]",
                        "\"weight\": {\"type\": \"number\"}",
                        "\"weight\": {\"type\": \"integer\"}"),
                arguments(
                        "POST /notes request /comment: may no longer be null",
                        "\"comment\": {\"type\": [\"string\", \"null\"]}",
                        "\"comment\": {\"type\": \"string\"}"),
                arguments(
                        "POST /notes request /pages: may now be null",
                        "\"pages\": {\"type\": \"integer\"",
                        "\"pages\": {\"type\": [\"integer\", \"null\"]"),
                arguments(
                        "POST /notes request: additionalProperties are now refused",
                        "\"additionalProperties\": true",
                        "\"additionalProperties\": false"));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void a_change_that_breaks_clients_is_named(String finding, String old, String recent)
            throws JsonProcessingException {
        assertEquals(List.of(finding), changing(old, recent));
    }

    @Test
    void what_a_path_asks_of_all_is_asked_of_each() throws JsonProcessingException {
        assertEquals(
                List.of(
                        "GET /notes: header parameter X is new and required",
                        "POST /notes: header parameter X is new and required"),
                changing(
                        "\"parameters\": [],",
                        "\"parameters\": [{\"in\": \"header\", \"name\": \"X\", \"required\": true}],"));
    }

    @Test
    void what_retired_may_go_on_its_day_and_not_before() throws JsonProcessingException {
        var released = """
                {"paths": {"/notes": {"get": {"x-sunset": "2027-07-01"}}}}""";
        var gone = JSON.readTree("{}");
        assertEquals(List.of(), BreakingChanges.between(JSON.readTree(released), gone, TODAY));
        assertEquals(
                List.of("GET /notes: is gone"),
                BreakingChanges.between(JSON.readTree(released), gone, TODAY.minusDays(1)));
    }

    @Test
    void a_type_of_another_name_is_named() throws JsonProcessingException {
        assertEquals(
                List.of("schema NewNote is gone: clients name their types after it"),
                changing("NewNote", "NoteRequest"));
    }

    static Stream<Arguments> breakingAnswers() {
        return Stream.of(
                arguments("/title: may now be absent", "\"required\": [\"title\"], \"properties\"", "\"properties\""),
                arguments(
                        "/title: type was [string] and is [integer]",
                        "{\"title\": {\"type\": \"string\"}",
                        "{\"title\": {\"type\": \"integer\"}"),
                arguments(
                        "/state: may now be any value, not only [CLOSED, OPEN]",
                        ", \"enum\": [\"OPEN\", \"CLOSED\"]",
                        ""),
                arguments("/closedOn: format was 'date' and is 'date-time'", "\"date\"", "\"date-time\""),
                arguments(
                        "/closedOn: may no longer be null",
                        "[\"string\", \"null\"], \"format\"",
                        "\"string\", \"format\""),
                arguments(
                        "/parent: may no longer be null",
                        "{\"anyOf\": [{\"$ref\": \"#/components/schemas/Note\"}, {\"type\": \"null\"}]}",
                        "{\"$ref\": \"#/components/schemas/Note\"}"));
    }

    @ParameterizedTest
    @MethodSource("breakingAnswers")
    void an_answer_that_gives_less_is_named_wherever_it_stands(String finding, String old, String recent)
            throws JsonProcessingException {
        assertEquals(List.of("GET /notes 200 /items/*" + finding, "POST /notes 201 " + finding), changing(old, recent));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                arguments("\"CLOSED\"", "\"OPEN\""),
                arguments("\"CLOSED\"", "\"CLOSED\", \"LOST\""),
                arguments("\"notes:write\"]", "\"notes:write\", \"notes:own\"]"),
                arguments("[{\"token\": []}]", "[]"),
                arguments("\"SHORT\", \"LONG\"", "\"SHORT\", \"LONG\", \"HUGE\""),
                arguments("\"maximum\": 500", "\"maximum\": 900"),
                arguments("\"maxLength\": 100", "\"maxLength\": 200"),
                arguments("\"format\": \"int32\"", "\"format\": \"int64\""),
                arguments(
                        "\"pages\": {\"type\": \"integer\", \"format\": \"int32\"}",
                        "\"pages\": {\"type\": \"number\"}"),
                arguments("\"comment\":", "\"remark\": {\"type\": \"string\"}, \"comment\":"),
                arguments(
                        "{\"title\": {\"type\": \"string\"}, \"state\"",
                        "{\"id\": {}, \"title\": {\"type\": \"string\"}, \"state\""),
                arguments("\"404\"", "\"409\": {}, \"404\""),
                arguments(
                        "{\"in\": \"query\", \"name\": \"kind\"",
                        "{\"in\": \"query\", \"name\": \"unit\"}, {\"in\": \"query\", \"name\": \"kind\""),
                arguments("\"/notes\": {", "\"/others\": {\"get\": {}}, \"/notes\": {"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void what_only_adds_is_let_through(String old, String recent) throws JsonProcessingException {
        assertEquals(List.of(), changing(old, recent));
    }

    /** A document with a feed, of which a change makes another. */
    private static List<String> changingFeed(String old, String recent) throws JsonProcessingException {
        var feed = """
                {"paths": {"/changes": {"get": {"operationId": "listChanges", "responses": {"200": {"content":
                  {"application/json": {"schema": {"$ref": "#/components/schemas/Change"}}}}}}}},
                 "components": {"schemas": {
                  "Added": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}},
                  "Change": {"type": "object", "properties": {"type": {"type": "string"}, "data": {}},
                   "if": {"properties": {"type": {"enum": ["note.added"]}}},
                   "then": {"oneOf": [
                    {"properties": {"type": {"const": "note.added"}, "data": {"$ref": "#/components/schemas/Added"}}}]}}}}}
                """;
        return BreakingChanges.between(JSON.readTree(feed), JSON.readTree(feed.replace(old, recent)), TODAY);
    }

    @Test
    void what_an_event_no_longer_tells_is_named_and_another_event_is_no_break() throws JsonProcessingException {
        assertEquals(
                List.of("GET /changes 200 /data of note.added/title: may now be absent"),
                changingFeed("\"required\": [\"title\"]", "\"required\": []"));
        assertEquals(
                List.of("GET /changes 200: note.added has no form any more"),
                changingFeed("{\"const\": \"note.added\"}", "{\"const\": \"note.made\"}"));
        assertEquals(
                List.of(),
                changingFeed(
                        "\"oneOf\": [",
                        "\"oneOf\": [{\"properties\": {\"type\": {\"const\": \"note.lost\"}, \"data\": {\"type\": \"object\"}}},"));
    }

    @Test
    void a_reference_may_take_the_place_of_what_it_points_at() throws JsonProcessingException {
        assertEquals(
                List.of(),
                changing(
                        "\"state\": {\"type\": \"string\", \"enum\": [\"OPEN\", \"CLOSED\"]}",
                        "\"state\": {\"$ref\": \"#/components/schemas/State\"}",
                        "\"Kind\":",
                        "\"State\": {\"type\": \"string\", \"enum\": [\"OPEN\", \"CLOSED\"]}, \"Kind\":"));
    }
}
