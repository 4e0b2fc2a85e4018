package org.shequ.personnel.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;

/** The export: of one instant, and resumed where it broke off. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PersonExportApiTest {

    @Inject
    Snapshot snapshot;

    @Inject
    PeopleQuery people;

    @Test
    void an_export_that_broke_off_goes_on_after_the_last_whole_row() {
        String district = district(3);
        String token = clerk(district);
        for (int i = 1; i <= 3; i++) {
            serving(community(district, i), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        }
        Response whole = export(token, "");
        Instant at = Instant.parse(whole.header("Snapshot"));
        assertTrue(Duration.between(at, Instant.now()).abs().toMinutes() < 5, "the instant is the machine's");
        List<String> rows = numbers(whole);
        assertEquals(3, rows.size());
        assertEquals(rows.subList(1, 3), numbers(export(token, "?resumeAfter=" + rows.getFirst())));
        assertEquals(List.of(), numbers(export(token, "?resumeAfter=" + rows.getLast())));
        ProblemAssert.assertProblem(CommonProblem.MALFORMED_REQUEST, export(token, "?resumeAfter=NOBODY"));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST, export(clerk(district(1)), "?resumeAfter=" + rows.getFirst()));
    }

    @Test
    void what_changes_while_a_snapshot_is_read_is_not_in_it() {
        String district = district(1);
        String token = clerk(district);
        serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        var filter = new PeopleQuery.Filter(district, null, null, null, null);
        snapshot.run(() -> {
            assertEquals(1, people.count(filter, org.shequ.kit.security.Scope.ALL));
            serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", LocalDate.of(2020, 1, 1));
            assertEquals(1, people.count(filter, org.shequ.kit.security.Scope.ALL));
        });
        assertEquals(2, numbers(export(token, "")).size());
    }

    @Test
    void cells_stand_in_the_language_asked_for_with_unit_and_post_and_come_in_again() {
        String district = district(1);
        String token = Tokens.of("personnel-clerk", "personnel-unmasker")
                .scope(district)
                .bearer();
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        as(token)
                .header("If-Match", etag(token, "people/" + id))
                .contentType("application/merge-patch+json")
                .body(Map.of("partyJoinedMonth", "2015-07"))
                .patch("/personnel/v1/people/" + id)
                .then()
                .statusCode(200);
        String zh = file(token, "zh-CN");
        assertTrue(zh.contains("现任单位代码,现任单位,现任岗位,现身份"), zh);
        assertTrue(zh.contains(",女,") && zh.contains(",汉族,") && zh.contains(",2015年7月,"), zh);
        assertTrue(zh.contains(community(district, 1) + ",第1社区,书记,定编"), zh);
        String en = file(token, "en");
        assertTrue(en.contains(",FEMALE,") && en.contains(",HAN,") && en.contains(",2015-07,"), en);
        for (String file : List.of(zh, en)) {
            assertEquals(
                    1,
                    succeeded(imported("person-imports", clerk(district), file, Map.of()))
                            .getInt("counts.unchanged"),
                    file);
        }
    }

    private static String file(String token, String language) {
        return as(token)
                .header("Accept", "text/csv")
                .header("Accept-Language", language)
                .header("X-Purpose", "RECORD_KEEPING")
                .get("/personnel/v1/person-exports")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response export(String token, String query) {
        return as(token).header("Accept", "text/csv").get("/personnel/v1/person-exports" + query);
    }

    private static List<String> numbers(Response export) {
        return export.then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.split(",", 2)[0])
                .toList();
    }
}
