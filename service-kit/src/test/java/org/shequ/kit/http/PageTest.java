package org.shequ.kit.http;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class PageTest extends KitHttpTest {

    private final String unit = "320613" + String.format("%06d", (int) (Math.random() * 1_000_000));

    private ValidatableResponse page(String query) {
        return drafter().get(NOTES + "?unit=" + unit + query).then();
    }

    private List<String> fiveNotes() {
        var titles = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var title = i + unique();
            drafter(unique())
                    .body(note(title))
                    .post(NOTES + "?unit=" + unit)
                    .then()
                    .statusCode(201);
            titles.add(title);
        }
        return titles;
    }

    @Test
    void pages_meet_without_gap_or_overlap() {
        var titles = fiveNotes();
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = page("&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200);
            seen.addAll(page.extract().<List<String>>path("items.title"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(titles);
    }

    @Test
    void the_last_page_names_no_next_and_a_total_only_when_asked() {
        fiveNotes();
        page("&limit=5")
                .body("items", hasSize(5))
                .body("$", not(hasKey("next")))
                .body("$", not(hasKey("total")));
        page("&limit=500&count=true").body("total", equalTo(5));
    }

    @Test
    void a_cursor_serves_only_the_list_it_was_given_for() {
        fiveNotes();
        String cursor = page("&limit=2").extract().path("next");
        page("&limit=3&cursor=" + cursor).statusCode(200);
        page("&limit=2&sort=-title&cursor=" + cursor).statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        page("&limit=2&asOf=2024-01-01&cursor=" + cursor).statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        drafter().get(NOTES + "?cursor=" + cursor).then().statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        for (var broken : List.of("x", "AAAA", cursor + "A", cursor.substring(1), "%00", "a".repeat(5000))) {
            page("&limit=2&cursor=" + broken).statusCode(400);
        }
    }

    @Test
    void a_cursor_serves_only_the_caller_and_the_scope_it_was_given_to() {
        fiveNotes();
        String cursor = page("&limit=2").extract().path("next");
        for (var other : List.of(
                TestTokens.of("zhang", "*", "quota-drafter"),
                TestTokens.of("li", "320613", "quota-drafter"),
                TestTokens.of("zhang", "320613004", "quota-drafter"))) {
            given().auth()
                    .oauth2(other)
                    .get(NOTES + "?unit=" + unit + "&limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_CURSOR"));
        }
    }
}
