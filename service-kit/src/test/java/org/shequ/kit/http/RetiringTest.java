package org.shequ.kit.http;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** An operation that will go away says so months ahead, to whoever calls it and to whoever reads the document. */
@QuarkusTest
class RetiringTest extends KitHttpTest {

    @TestHTTPResource(value = "/openapi", management = true)
    String document;

    @Test
    void every_answer_says_since_when_until_when_and_what_instead() {
        given().get(NOTES + "/retiring")
                .then()
                .statusCode(200)
                .header("Deprecation", "@1782835200")
                .header("Sunset", "Wed, 30 Jun 2027 16:00:00 GMT")
                .header("Link", "</quota/v1/notes/open>; rel=\"successor-version\"");
    }

    @Test
    void what_stays_says_nothing_of_it() {
        given().get(NOTES + "/open")
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue())
                .header("Sunset", nullValue());
    }

    @Test
    void the_document_marks_it() {
        var path = "paths.'/quota/v1/notes/%s'.get.";
        as("*", "operations-viewer")
                .accept("application/json")
                .get(document)
                .then()
                .body(path.formatted("retiring") + "deprecated", equalTo(true))
                .body(path.formatted("retiring") + "'x-sunset'", equalTo("2027-07-01"))
                .body(path.formatted("retiring") + "responses.'200'.headers", hasKey("Deprecation"))
                .body(path.formatted("retiring") + "responses.'200'.headers", hasKey("Sunset"))
                .body(path.formatted("open"), not(hasKey("deprecated")));
    }
}
