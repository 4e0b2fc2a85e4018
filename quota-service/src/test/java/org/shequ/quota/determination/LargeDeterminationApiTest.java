package org.shequ.quota.determination;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.quota.Given;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.adopted;
import static org.shequ.quota.Given.approver;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.determination;
import static org.shequ.quota.Given.district;
import static org.shequ.quota.Given.drafted;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.ended;
import static org.shequ.quota.Given.get;
import static org.shequ.quota.Given.post;
import static org.shequ.quota.Given.residents;
import static org.shequ.quota.Given.standard;

/** Determinations as jobs: the same to the last figure as those that are answered at once. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class LargeDeterminationApiTest {

    private static final Map<String, String> DOCUMENT = Map.of("documentNumber", "崇政发〔2026〕8号", "organ", "崇川区委组织部");

    private static JsonPath job(Response accepted, String token) {
        return ended(accepted.then().statusCode(202).extract().path("id"), token);
    }

    private static String draftedByJob(Map<String, Object> determination) {
        var job = job(post(drafter("*"), "determination-drafts", determination), drafter("*"));
        assertEquals("SUCCEEDED", job.getString("state"), job::prettify);
        return job.getString("result.determinationId");
    }

    private static List<Map<String, Object>> lines(String id) {
        return get(drafter("*"), "determinations/" + id + "/lines?limit=500")
                .jsonPath()
                .getList("items");
    }

    private static Map<String, Object> summary(String id) {
        var view = get(drafter("*"), "determinations/" + id).jsonPath();
        var summary = new HashMap<String, Object>(view.getMap("summary"));
        summary.put("sharedTotal", view.get("sharedTotal"));
        summary.put("population", view.get("population"));
        return summary;
    }

    @ParameterizedTest
    @EnumSource(Rounding.class)
    void a_job_and_an_answer_at_once_give_the_same_lines(Rounding rounding) {
        var random = new Random(20_261_126L + rounding.ordinal());
        for (var floor : List.of(0, 3)) {
            var district = district(12);
            residents(
                    district,
                    random.longs(12, 0, 9)
                            .map(n -> n * 1250 + random.nextInt(2) * 625)
                            .toArray());
            Given.unit(community(district, 13), UnitKind.VILLAGE, UnitStatus.ACTIVE);
            Given.awaitUnit(community(district, 13));
            var standard = new HashMap<>(standard(district));
            standard.putAll(Map.of("ratioPer10000", "15.75", "rounding", rounding.name(), "floorMin", floor));
            standard.put("ratioPer10000", 15.75);
            var asked = new HashMap<>(determination(district, adopted(standard)));
            asked.put(
                    "adjustments",
                    List.of(Map.of("unitCode", community(district, 2), "places", 2, "documentNumber", "崇组〔2026〕5号")));
            var atOnce = drafted(asked);
            var byJob = draftedByJob(asked);
            assertEquals(lines(atOnce), lines(byJob), rounding + " " + floor);
            assertEquals(summary(atOnce), summary(byJob), rounding + " " + floor);
        }
    }

    @Test
    void an_approval_as_a_job_writes_every_account_and_says_how_far_it_is() {
        var district = district(3);
        residents(district, 10_000, 5_000, 1_000);
        var id = draftedByJob(determination(district, adopted(standard(district))));
        Given.submitted(id).then().statusCode(200);
        var job = job(Given.decide(approver("*"), "determinations/" + id, "approval-jobs", DOCUMENT), approver("*"));
        assertEquals("SUCCEEDED", job.getString("state"), job::prettify);
        assertEquals(29, job.getInt("result.total"));
        assertEquals(List.of(18, 0, 0), Given.figures(community(district, 1)));
        assertEquals(List.of(2, 0, 0), Given.figures(community(district, 3)));
        get(drafter("*"), "determinations/" + id).then().body("status", equalTo("APPROVED"));
        ProblemAssert.assertProblem(
                CommonProblem.ILLEGAL_TRANSITION,
                Given.decide(approver("*"), "determinations/" + id, "approval-jobs", DOCUMENT));
        Given.assertProven(district);
    }

    @Test
    void what_a_request_refuses_a_job_refuses_too() {
        var district = district(2);
        residents(district, 10_000);
        var standard = adopted(standard(district));
        var missing = job(post(drafter("*"), "determination-drafts", determination(district, standard)), drafter("*"));
        assertEquals("FAILED", missing.getString("state"));
        assertEquals(QuotaProblem.POPULATION_MISSING.name(), missing.getString("failure.code"), missing::prettify);
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(drafter("999999"), "determination-drafts", determination(district, standard)));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                post(approver("*"), "determination-drafts", determination(district, standard)));
    }
}
