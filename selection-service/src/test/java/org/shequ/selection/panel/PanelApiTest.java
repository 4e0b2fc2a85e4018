package org.shequ.selection.panel;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.RelativeTie;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Who may act in a round: one duty each, and nobody where a relative is concerned. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PanelApiTest {

    private static final List<String> DUTIES = List.of("OFFICER", "EXAMINER", "PUBLISHER", "DECIDER");
    private static final LocalDate SINCE = LocalDate.of(2017, 4, 1);

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;

    private static List<Map<String, Object>> with(Map<String, Object> member) {
        var members = new ArrayList<>(TestRound.defaultPanel());
        members.add(member);
        return members;
    }

    private static List<Map<String, Object>> instead(String subject, Map<String, Object> member) {
        var members = new ArrayList<>(TestRound.defaultPanel());
        members.removeIf(one -> subject.equals(one.get("subject")));
        members.add(member);
        return members;
    }

    private UUID told(String community, List<RelativeTie> relatives) {
        var facts =
                new TestDistrict.Facts(district.frontCommunity(community), Post.SECRETARY, TenureKind.STAFFED, SINCE);
        facts.relatives = relatives;
        return district.person(facts);
    }

    /** Everybody with every role, so that only the duty decides. */
    private Selection anybody(String subject) {
        return Selection.as(
                subject,
                district.code,
                "selection-officer",
                "selection-scorer",
                "selection-publisher",
                "selection-decider");
    }

    /** What the one with that duty does; it must not be refused for the duty. */
    private Response act(String duty, String subject, String registration) {
        var caller = anybody(subject);
        return switch (duty) {
            case "OFFICER" -> caller.tryStep(run.id(), "/stages/MEDICAL/completion", Map.of("outcomes", List.of()));
            case "EXAMINER" ->
                caller.post(
                        run.path() + "/scores",
                        Map.of(
                                "paper",
                                "WRITTEN",
                                "entries",
                                List.of(Map.of("registrationId", registration, "score", 80))));
            case "PUBLISHER" -> caller.tryStep(run.id(), "/notice", Map.of());
            default -> caller.tryStep(run.id(), "/appointments", TestRound.order());
        };
    }

    @Test
    void one_person_has_one_duty_and_every_other_pair_is_refused() {
        run.draft(1);
        run.announce();
        var candidate = run.candidate("甲社区");
        run.completeReview();
        var named = Map.of(
                "OFFICER", "officer-lin",
                "EXAMINER", "scorer-qian",
                "PUBLISHER", "publisher-wu",
                "DECIDER", "decider-zhao");
        // the round is taken to where each act belongs; everybody else is refused there for the duty alone
        refuseOthers("EXAMINER", named, candidate);
        run.score(Map.of(candidate, "80.00"), Map.of(candidate, "90.00"));
        refuseOthers("OFFICER", named, candidate);
        run.passAll(List.of(candidate));
        refuseOthers("PUBLISHER", named, candidate);
        run.publishAndClose();
        refuseOthers("DECIDER", named, candidate);
        run.decide(1);
    }

    private void refuseOthers(String duty, Map<String, String> named, String candidate) {
        for (var other : DUTIES) {
            if (!other.equals(duty)) {
                assertProblem(
                        SelectionProblem.SEPARATION_OF_DUTIES, act(duty, named.getOrDefault(other, ""), candidate));
            }
        }
        if (!duty.equals("OFFICER")) {
            assertProblem(SelectionProblem.NOT_ON_PANEL, act(duty, "outsider-he", candidate));
        }
    }

    @Test
    void a_panel_is_whole_or_every_fault_is_told() {
        run.draft(1);
        var wrong = List.of(
                TestRound.member("officer-lin", "EXAMINER"),
                TestRound.member("publisher-wu", "PUBLISHER"),
                TestRound.member("publisher-wu", "DECIDER"),
                Map.<String, Object>of("subject", "decider-zhao", "duty", "DECIDER"));
        assertProblem(CommonProblem.RULE_VIOLATED, run.namePanel(wrong))
                .then()
                .body(
                        "violations.rule",
                        equalTo(List.of("ONE_DUTY", "KNOWN_OR_DECLARED", "TWO_EXAMINERS", "HAS_ACTED")));
        assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                run.officer.put(run.path() + "/panel", null, Map.of("members", TestRound.defaultPanel())));
        run.namePanel(TestRound.defaultPanel())
                .then()
                .statusCode(200)
                .body("members.subject", hasItems("scorer-sun", "decider-zhao"));
        run.officer.get(run.path() + "/panel").then().statusCode(200).body("members", hasSize(6));
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        assertProblem(SelectionProblem.ROUND_OVER, run.namePanel(TestRound.defaultPanel()));
    }

    @Test
    void who_has_scored_stays_an_examiner() {
        run.draft(1);
        run.announce();
        var candidate = run.candidate("甲社区");
        run.completeReview();
        run.enter("WRITTEN", Map.of(candidate, "80.00"));
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        run.namePanel(instead("scorer-qian", TestRound.member("scorer-wang", "EXAMINER"))))
                .then()
                .body("violations.rule", equalTo(List.of("HAS_ACTED")));
        run.namePanel(with(TestRound.member("scorer-wang", "EXAMINER"))).then().statusCode(200);
    }

    @Test
    void a_relative_or_the_candidate_in_person_is_on_no_panel_and_the_unknown_needs_a_declaration() {
        var examiner = told("考官社区", List.of());
        var spouse = told("配偶社区", List.of(new RelativeTie(examiner, Relation.SPOUSE)));
        var stranger = told("无关社区", List.of());
        var untold = district.secretary(district.frontCommunity("不详社区"), SINCE);
        run.draft(1);
        run.announce();
        run.officer.register(run.id(), spouse, run.position());
        var known = TestRound.member("scorer-zheng", "EXAMINER", examiner);
        assertProblem(CommonProblem.RULE_VIOLATED, run.namePanel(with(known)))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVE")));
        // a declaration does not outweigh a tie
        var declared = Map.<String, Object>of(
                "subject", "scorer-zheng", "duty", "EXAMINER", "personId", examiner, "declaration", "申报1号");
        assertProblem(CommonProblem.RULE_VIOLATED, run.namePanel(with(declared)))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVE")));
        assertProblem(
                        CommonProblem.RULE_VIOLATED,
                        run.namePanel(with(TestRound.member("scorer-zheng", "EXAMINER", spouse))))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVE")));

        var other = new TestRound(district);
        other.draft(1);
        other.announce();
        other.officer.register(other.id(), stranger, other.position());
        other.namePanel(with(known)).then().statusCode(200);
        var late = other.officer.register(other.id(), spouse, other.position());
        var unclear = other.officer.register(other.id(), untold, other.position());
        assertProblem(SelectionProblem.PANEL_NOT_APART, review(other, late))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVE")));
        assertProblem(SelectionProblem.PANEL_NOT_APART, review(other, unclear))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVES_UNKNOWN")));
        assertProblem(CommonProblem.RULE_VIOLATED, other.namePanel(with(known)))
                .then()
                .body("violations.rule", equalTo(List.of("RELATIVE")));
        other.namePanel(TestRound.defaultPanel()).then().statusCode(200);
        review(other, late).then().statusCode(200);
        review(other, unclear).then().statusCode(200);
    }

    private static Response review(TestRound run, String registration) {
        var path = run.path() + "/registrations/" + registration;
        return run.officer.post(
                path + "/review", run.officer.etag(path), Map.of("decision", "ADMIT", "reason", "材料齐全"));
    }

    @Test
    void a_tie_that_is_told_later_stops_the_examiner_the_publisher_and_the_decider() {
        var one = told("甲社区", List.of());
        var kin = new TestDistrict.Facts(district.frontCommunity("乙社区"), Post.SECRETARY, TenureKind.STAFFED, SINCE);
        kin.relatives = List.of();
        var official = district.person(kin);
        run.draft(1);
        run.announce();
        var candidate = run.admitted(one);
        run.completeReview();
        var members = new ArrayList<>(
                List.of(TestRound.member("officer-lin", "OFFICER"), TestRound.member("scorer-sun", "EXAMINER")));
        members.add(TestRound.member("scorer-qian", "EXAMINER", official));
        run.namePanel(members).then().statusCode(200);
        kin.relatives = List.of(new RelativeTie(one, Relation.LINEAL));
        district.tell(kin);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> score(candidate).<String>path("items[0].code").equals("RELATIVE_CONCERNED"));
        run.namePanel(TestRound.defaultPanel()).then().statusCode(200);
        run.score(Map.of(candidate, "80.00"), Map.of(candidate, "90.00"));
        run.passAll(List.of(candidate));

        // told only now that the publisher and the decider are concerned: the candidate's own record names them
        kin.relatives = List.of();
        district.tell(kin);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run.namePanel(onRecord("publisher-wu", "PUBLISHER", official))
                                .statusCode()
                        == 200);
        kin.relatives = List.of(new RelativeTie(one, Relation.LINEAL));
        district.tell(kin);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run.publisher
                        .tryStep(run.id(), "/notice", Map.of())
                        .path("code")
                        .equals("RELATIVE_CONCERNED"));
        run.namePanel(TestRound.defaultPanel()).then().statusCode(200);
        run.publishAndClose();
        kin.relatives = List.of();
        district.tell(kin);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run.namePanel(onRecord("decider-zhao", "DECIDER", official))
                                .statusCode()
                        == 200);
        kin.relatives = null;
        district.tell(kin);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> run.decider
                        .tryStep(run.id(), "/appointments", TestRound.order())
                        .path("code")
                        .equals("RELATIVES_UNKNOWN"));
    }

    private static List<Map<String, Object>> onRecord(String subject, String duty, UUID person) {
        return instead(subject, TestRound.member(subject, duty, person));
    }

    private Response score(String candidate) {
        return Selection.scorer("scorer-qian", district.code)
                .post(
                        run.path() + "/scores",
                        Map.of(
                                "paper",
                                "WRITTEN",
                                "entries",
                                List.of(Map.of("registrationId", candidate, "score", 80))));
    }
}
