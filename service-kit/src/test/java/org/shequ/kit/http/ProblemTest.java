package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ProblemTest extends KitHttpTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void a_refusal_speaks_english_and_chinese() {
        given().get(NOTES + "/failures/figures")
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .header("Content-Language", "en")
                .body("type", equalTo("/problems/illegal-transition"))
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("status", equalTo(409))
                .body("detail", containsString("DRAFT"))
                .body("figures.vacancy", equalTo(2025))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
        given().header("Accept-Language", "fr, zh;q=0.9, en;q=0.5")
                .get(NOTES + "/failures/figures")
                .then()
                .statusCode(409)
                .header("Content-Language", "zh-CN")
                .body("detail", containsString("DRAFT"))
                .body("title", matchesPattern(".*\\p{IsHan}.*"));
    }

    @Test
    void the_trace_id_is_the_callers() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get(NOTES + "/failures/figures")
                .then()
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }

    @ParameterizedTest
    @CsvSource({
        "stale, 412, STALE_VERSION",
        "pool, 503, UPSTREAM_UNAVAILABLE",
        "output, 500, INTERNAL",
        "other, 500, INTERNAL"
    })
    void what_breaks_inside_shows_nothing_of_the_inside(String kind, int status, String code) {
        given().get(NOTES + "/failures/" + kind)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("code", equalTo(code))
                .body(not(containsString("320602199001011234")))
                .body(not(containsString("张三")))
                .body(not(containsString("Exception")))
                .body(not(containsString("org.shequ")));
    }

    @Test
    void an_outage_says_when_to_ask_again() {
        given().get(NOTES + "/failures/pool").then().header("Retry-After", "2");
    }

    @Test
    void a_constraint_is_answered_by_the_rule_it_guards() {
        var title = unique();
        created(title);
        drafter(unique())
                .body(note(title))
                .post(NOTES)
                .then()
                .statusCode(409)
                .contentType(PROBLEM)
                .body("code", equalTo("CONFLICT"))
                .body(not(containsString("notes_title_once")))
                .body(not(containsString(title)));
    }

    @Test
    void a_constraint_that_nobody_named_is_our_fault() {
        drafter(unique())
                .body(note("secret"))
                .post(NOTES)
                .then()
                .statusCode(500)
                .body("code", equalTo("INTERNAL"))
                .body(not(containsString("notes_secret_check")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /quota/v1/nothing, 404, NOT_FOUND",
        "GET, /elsewhere, 404, NOT_FOUND",
        "GET, /quota/v1/notes/no-uuid, 404, NOT_FOUND",
        "DELETE, /quota/v1/notes, 405, METHOD_NOT_ALLOWED"
    })
    void what_is_not_there_is_a_problem_too(String method, String path, int status, String code) {
        drafter()
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(PROBLEM)
                .body("code", equalTo(code));
    }

    @Test
    void media_types_that_nobody_reads_or_writes_are_refused() {
        drafter(unique())
                .contentType("text/plain")
                .body("x")
                .post(NOTES + "/imports")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        drafter()
                .accept("image/png")
                .get(NOTES)
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void broken_rules_of_a_body_are_named_with_pointers() {
        drafter(unique())
                .header("Accept-Language", "zh-CN")
                .body("""
                        {"title": " ", "pages": 100, "code": "12", "lines": [{"text": "a"}, {"text": ""}]}""")
                .post(NOTES)
                .then()
                .statusCode(422)
                .contentType(PROBLEM)
                .body("code", equalTo("RULE_VIOLATED"))
                .body("violations.pointer", hasItem("/title"))
                .body("violations.pointer", hasItem("/kind"))
                .body("violations.pointer", hasItem("/pages"))
                .body("violations.pointer", hasItem("/lines/1/text"))
                .body("violations.find { it.pointer == '/code' }.message", equalTo("必须为六位数字"))
                .body("violations.find { it.pointer == '/pages' }.message", equalTo("不得大于 99"))
                .body("violations.find { it.pointer == '/kind' }.rule", equalTo("NOT_NULL"));
    }

    @Test
    void an_unknown_query_parameter_is_refused() {
        drafter()
                .get(NOTES + "?unt=320613")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_PARAMETER"))
                .body("violations[0].pointer", equalTo("/query/unt"));
        drafter().get(NOTES + "?unit=320613&limit=1").then().statusCode(200);
        drafter().get(NOTES + "?kind=SHORT&kind=LONG").then().statusCode(200);
        drafter().get(NOTES + "/me?x=1").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, /query/limit",
        "limit=-1, /query/limit",
        "limit=501, /query/limit",
        "limit=1000000000, /query/limit",
        "limit=abc, /query/limit",
        "count=maybe, /query/count",
        "sort=title%20desc, /query/sort",
        "kind=MEDIUM, /query/kind",
        "asOf=2023-02-29, /query/asOf",
        "asOf=+12023-02-28, /query/asOf",
        "unit=1&unit=2, /query/unit",
        "unit=%00, /query/unit"
    })
    void a_query_parameter_out_of_bounds_is_refused(String query, String pointer) {
        drafter()
                .urlEncodingEnabled(false)
                .get(NOTES + "?" + query)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("code", equalTo("MALFORMED_REQUEST"))
                .body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void a_problem_without_violations_has_none() {
        given().get(NOTES + "/failures/figures").then().body("violations", nullValue());
    }
}
