package org.shequ.gateway;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;

import java.util.regex.Pattern;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(UpstreamServer.class)
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @Test
    void the_document_is_one_openapi_3_1_in_both_notations() {
        given().when()
                .get("/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", startsWith("3.1"))
                .body("security[0].bearer.size()", equalTo(0))
                .body("servers[0].url", equalTo("/"));
        given().accept("application/json")
                .when()
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json");
        given().accept("application/yaml")
                .when()
                .get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml");
        given().when().get("/openapi.yaml").then().statusCode(200).contentType("application/yaml");
    }

    @Test
    void the_page_links_only_to_what_is_served_here() {
        for (var page : new String[] {"/docs", "/problems", "/problems/stale-version"}) {
            var html = given().when()
                    .get(page)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .header("Content-Security-Policy", startsWith("default-src 'none'"))
                    .extract()
                    .asString();
            var links = LINK.matcher(html);
            var found = 0;
            while (links.find()) {
                found++;
                assertThat(links.group(1)).startsWith("/");
                given().when().get(links.group(1)).then().statusCode(200);
            }
            assertThat(found).isGreaterThan(4);
        }
    }

    @Test
    void the_script_fetches_nothing_from_its_maker() {
        var script = given().when()
                .get("/docs/redoc.js")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(script).doesNotContain("cdn.redoc").hasSizeGreaterThan(500_000);
    }

    @Test
    void every_code_is_explained_in_both_languages() {
        for (var code : CommonProblem.values()) {
            given().when()
                    .get(code.type())
                    .then()
                    .statusCode(200)
                    .body(containsString(code.name()))
                    .body(containsString(code.titleZh()));
        }
    }

    @Test
    void pages_are_only_read_and_kept_by_their_tag() {
        given().when().post("/docs").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
        var tag = given().when().get("/openapi.json").getHeader("ETag");
        given().header("If-None-Match", tag).when().get("/openapi.json").then().statusCode(304);
        given().redirects().follow(false).when().get("/").then().statusCode(302).header("Location", "/docs");
    }
}
