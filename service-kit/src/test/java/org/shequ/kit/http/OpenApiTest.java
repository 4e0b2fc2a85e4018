package org.shequ.kit.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.Test;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

/** What the kit writes into every document. */
@QuarkusTest
class OpenApiTest extends KitHttpTest {

    @TestHTTPResource(value = "/openapi", management = true)
    String location;

    private JsonPath document() {
        return as("*", "operations-viewer")
                .accept("application/json")
                .get(location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void check(JsonPath document, String path, Matcher<?> matcher) {
        @SuppressWarnings("unchecked")
        var expected = (Matcher<Object>) matcher;
        MatcherAssert.assertThat(path, document.get(path), expected);
    }

    @Test
    void the_document_says_who_may_and_what_may_go_wrong() {
        var document = document();
        check(document, "openapi", startsWith("3.1"));
        check(document, "components.securitySchemes.token.scheme", equalTo("bearer"));
        check(document, "components.responses.Problem412.content", hasKey("application/problem+json"));
        check(document, "components.schemas.Problem.required", hasItem("code"));
        var create = "paths.'/quota/v1/notes'.post.";
        check(document, create + "parameters.'$ref'", hasItem("#/components/parameters/IdempotencyKey"));
        check(document, create + "security[0]", hasKey("token"));
        check(document, create + "x-permissions", containsInAnyOrder("quota:manage"));
        check(document, create + "responses.'409'.'$ref'", equalTo("#/components/responses/Problem409"));
        check(document, create + "operationId", equalTo("create"));
        var change = "paths.'/quota/v1/notes/{id}'.put.";
        check(document, change + "parameters.'$ref'", hasItem("#/components/parameters/IfMatch"));
        check(document, change + "responses", hasKey("428"));
        var read = "paths.'/quota/v1/notes/{id}'.get.";
        check(document, read + "responses", hasKey("304"));
        check(document, read + "responses", hasKey("404"));
        check(document, "paths.'/quota/v1/notes/open'.get", not(hasKey("security")));
        check(
                document,
                "paths.'/quota/v1/notes'.get.parameters.find { it.name == 'limit' }.schema.maximum",
                equalTo(500));
        check(document, "components.schemas", not(hasKey("Version")));
        check(document, "components.schemas", not(hasKey("JsonNodeType")));
    }

    @Test
    void answers_name_their_headers_and_lists_their_sorts() {
        var document = document();
        var read = "paths.'/quota/v1/notes/{id}'.get.responses.";
        check(document, read + "'200'.headers.ETag.'$ref'", equalTo("#/components/headers/ETag"));
        check(document, read + "'304'.headers", hasKey("ETag"));
        var create = "paths.'/quota/v1/notes'.post.responses.'201'.headers";
        check(document, create, hasKey("Location"));
        check(document, create, hasKey("Idempotency-Replayed"));
        check(document, create, hasKey("X-Trace-Id"));
        check(document, "components.headers.ETag.required", equalTo(true));
        check(document, "components.responses.Problem429.headers", hasKey("Retry-After"));
        check(document, "components.responses.Problem405.headers", hasKey("Allow"));
        var list = "paths.'/quota/v1/notes'.get.parameters";
        check(document, list + ".'$ref'", hasItem("#/components/parameters/TraceParent"));
        check(document, list + ".find { it.name == 'sort' }.schema.enum", contains("title", "-title"));
        check(
                document,
                "paths.'/quota/v1/jobs/{id}/problems'.get.responses.'200'.content.'text/csv; charset=utf-8'.schema.format",
                equalTo("binary"));
    }

    @Test
    void what_the_kit_has_is_described_once_for_all() {
        var document = document();
        check(
                document,
                "components.schemas.JobState.'x-enum-descriptions'[0]",
                equalTo("It waits for a worker. / 等待执行。"));
        check(
                document,
                "components.schemas.Job.properties.submittedBy.description",
                equalTo("Who submitted it: subject of the token. / 提交人，即令牌主体。"));
    }

    /** What one service calls something must not hang on what another does. */
    @Test
    void names_are_those_of_the_document_of_all_services() {
        var document = document();
        check(document, "paths.'/quota/v1/jobs'.get.operationId", equalTo("listQuotaJobs"));
        check(document, "paths.'/quota/v1/jobs'.get.tags", contains("quota jobs"));
        check(document, "paths.'/quota/v1/me'.get.operationId", equalTo("getQuotaMe"));
        check(document, "tags.name", hasItem("quota jobs"));
        check(document, "tags.name", not(hasItem("jobs")));
        var page = "paths.'/quota/v1/notes'.get.responses.'200'.content.'application/json'.schema.'$ref'";
        check(document, page, equalTo("#/components/schemas/NoteViewPage"));
        check(document, "components.schemas.JobPage.'x-shared'", equalTo(true));
        check(document, "components.schemas.JobState.'x-shared'", equalTo(true));
    }

    @Test
    void what_may_be_null_is_said_and_what_is_always_there_too() {
        var document = document();
        check(document, "components.schemas.NoteViewPage.required", contains("items"));
        check(
                document,
                "components.schemas.NoteView.required",
                containsInAnyOrder("id", "title", "unitCode", "version"));
        check(document, "components.schemas.NewNote.required", containsInAnyOrder("title", "kind"));
        check(document, "components.schemas.NewNote.properties.code.type", containsInAnyOrder("string", "null"));
        check(document, "components.schemas.NewNote.properties.on.anyOf.type", hasItem("null"));
        check(document, "components.schemas.NewNote.properties.on.description", equalTo("When it was written"));
        check(document, "components.schemas.NewNote.properties.on", not(hasKey("type")));
        check(document, "components.schemas.NewNote.properties.on", not(hasKey("$ref")));
    }
}
