package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ConditionTest extends KitHttpTest {

    @Test
    void a_change_needs_the_version_that_was_seen_and_gives_the_next() {
        var id = created(unique());
        drafter().get(NOTES + "/" + id).then().statusCode(200).header("ETag", "\"1\"");
        drafter()
                .header("If-Match", "\"1\"")
                .body(note(unique()))
                .put(NOTES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        drafter()
                .header("If-Match", "\"1\"")
                .body(note(unique()))
                .put(NOTES + "/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("STALE_VERSION"));
    }

    @ParameterizedTest
    @CsvSource({
        "*, 428, CONDITION_REQUIRED",
        "W/\"1\", 412, WEAK_ETAG",
        "\"abc\", 412, STALE_VERSION",
        "\"01\", 412, STALE_VERSION",
        "1, 400, MALFORMED_REQUEST",
        "'\"1\", \"2\"', 400, MALFORMED_REQUEST",
        "\"99999999999999999999\", 412, STALE_VERSION"
    })
    void a_condition_that_names_no_version_of_ours_is_refused(String ifMatch, int status, String code) {
        var id = created(unique());
        drafter()
                .header("If-Match", ifMatch)
                .body(note(unique()))
                .put(NOTES + "/" + id)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void a_change_without_a_condition_is_refused() {
        drafter()
                .body(note(unique()))
                .put(NOTES + "/" + created(unique()))
                .then()
                .statusCode(428)
                .body("code", equalTo("CONDITION_REQUIRED"));
    }

    @ParameterizedTest
    @CsvSource({"\"1\", 304", "W/\"1\", 304", "'\"7\", \"1\"', 304", "*, 304", "\"2\", 200"})
    void a_reader_who_has_it_is_told_so(String ifNoneMatch, int status) {
        var response = drafter()
                .header("If-None-Match", ifNoneMatch)
                .get(NOTES + "/" + created(unique()))
                .then()
                .statusCode(status)
                .header("ETag", "\"1\"");
        if (status == 304) {
            response.body(emptyOrNullString());
        }
    }

    @Test
    void a_reader_with_a_purpose_may_see_more_and_gets_the_whole() {
        drafter()
                .header("If-None-Match", "\"1\"")
                .header("X-Purpose", "QUALIFICATION_REVIEW")
                .get(NOTES + "/" + created(unique()))
                .then()
                .statusCode(200);
    }
}
