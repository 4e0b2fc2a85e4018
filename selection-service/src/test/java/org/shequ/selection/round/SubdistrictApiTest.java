package org.shequ.selection.round;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/**
 * A round of the district with the token of a part of it: it takes no step there but for its own people, and reads of no
 * unit and nobody of another part. An operation that stands in no table here fails the first test.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class SubdistrictApiTest {

    private record Step(String role, String path, @Nullable Object body) {}

    private record CsvFile(String text) {}

    private static final Map<String, ?> REASON = Map.of("reason", "政策调整");

    private static final List<Step> DISTRICTS = List.of(
            new Step("selection-officer", "/rounds", "DRAFT"),
            new Step("selection-officer", "/rounds/{round}/places-request", null),
            new Step("selection-officer", "/rounds/{round}/announcement", null),
            new Step("selection-officer", "/rounds/{round}/cancellation", REASON),
            new Step("selection-officer", "/rounds/{round}/closure", REASON),
            new Step(
                    "selection-officer",
                    "/rounds/{round}/registrations/{own}/review",
                    Map.of("decision", "ADMIT", "reason", "齐全")),
            new Step("selection-officer", "/rounds/{round}/registrations/{foreign}/withdrawal", REASON),
            new Step("selection-officer", "/rounds/{round}/review-completion", Map.of()),
            new Step(
                    "selection-scorer",
                    "/rounds/{round}/scores",
                    Map.of(
                            "paper",
                            "WRITTEN",
                            "entries",
                            List.of(Map.of("registrationId", UUID.randomUUID(), "score", 1)))),
            new Step("selection-officer", "/rounds/{round}/stages/MEDICAL/completion", Map.of("outcomes", List.of())),
            new Step("selection-scorer", "/rounds/{round}/score-imports?paper=WRITTEN", new CsvFile("考生编号,成绩\n1,80\n")),
            new Step(
                    "selection-officer",
                    "/rounds/{round}/outcome-imports?stage=MEDICAL",
                    new CsvFile("考生编号,结果\n1,合格\n")),
            new Step("selection-officer", "/rounds/{round}/ranking", null),
            new Step("selection-publisher", "/rounds/{round}/notice", Map.of()),
            new Step("selection-publisher", "/rounds/{round}/notice/closure", null),
            new Step(
                    "selection-publisher",
                    "/rounds/{round}/objections",
                    Map.of("registrationId", UUID.randomUUID(), "content", "反映问题")),
            new Step(
                    "selection-publisher",
                    "/rounds/{round}/objections/{objection}/answer",
                    Map.of("upheld", false, "answer", "不属实")),
            new Step("selection-decider", "/rounds/{round}/appointments", TestRound.order()),
            new Step(
                    "selection-decider",
                    "/appointments/{appointment}/probation-decision",
                    Map.of("outcome", "CONFIRMED", "reason", "合格", "orderNumber", "1")));

    /** Refused by the tests of what they record: these need the scope of everything, or are nobody's in particular. */
    private static final Set<String> NO_DISTRICTS =
            Set.of("/eligibility-rules", "/round-policies", "/calendars/{}", "/clock", "/audit-verifications");

    private static final Set<String> OWN = Set.of(
            "/rounds/{}/registrations", "/rounds/{}/registration-imports", "/rounds/{}/panel", "/jobs/{}/cancellation");

    private static final List<String> READS = List.of(
            "/rounds",
            "/rounds/{round}",
            "/rounds/{round}/journal",
            "/rounds/{round}/panel",
            "/rounds/{round}/record",
            "/rounds/{round}/registrations",
            "/rounds/{round}/registrations/{foreign}",
            "/rounds/{round}/registrations/{foreign}/explanation",
            "/rounds/{round}/registrations/{own}/explanation",
            "/rounds/{round}/score-differences",
            "/rounds/{round}/ranking",
            "/rounds/{round}/notice",
            "/rounds/{round}/objections",
            "/rounds/{round}/appointments",
            "/appointments/{appointment}",
            "/probations",
            "/probations?unit=UNIT",
            "/eligibility?kind=INSTITUTION&unit=UNIT",
            "/eligibility?kind=INSTITUTION",
            "/eligibility/summary?kind=INSTITUTION&unit=UNIT",
            "/eligibility/{stranger}?kind=INSTITUTION",
            "/incentive-plans/{plan}/outcome",
            "/jobs",
            "/audit-entries?limit=500&count=true",
            "/audit-entries?subjectType=round&subjectId={round}",
            "/changes");

    private final TestRound run = new TestRound();
    private final UUID plan = UUID.randomUUID();
    private String unit = "";
    private String foreignUnit = "";
    private String stranger = "";
    private String own = "";
    private String foreign = "";
    private String objection = "";
    private String appointment = "";

    /** Two candidates of two communities, an objection against the second, both appointed. */
    private void play() {
        run.draft("INSTITUTION", Map.of("planId", plan, "places", 2));
        run.announce();
        unit = run.district.frontCommunity("甲社区");
        foreignUnit = run.district.frontCommunity("乙社区");
        var person = run.district.secretary(foreignUnit, LocalDate.of(2017, 4, 1));
        stranger = person.toString();
        own = run.admitted(run.district.secretary(unit, LocalDate.of(2017, 4, 1)));
        foreign = run.admitted(person);
        run.completeReview();
        run.score(Map.of(own, "80.00", foreign, "90.00"), Map.of(own, "80.00", foreign, "90.00"));
        run.passAll(List.of(foreign, own));
        run.publisher.step(run.id(), "/notice", Map.of());
        var raised =
                run.publisher.post(run.path() + "/objections", Map.of("registrationId", foreign, "content", "反映问题"));
        objection = raised.then().statusCode(201).extract().path("id");
        run.publisher
                .post(
                        run.path() + "/objections/" + objection + "/answer",
                        "\"1\"",
                        Map.of("upheld", false, "answer", "不属实"))
                .then()
                .statusCode(200);
        LocalDate lastDay =
                LocalDate.parse(run.officer.get(run.path() + "/notice").path("lastDay"));
        TestClock.set(lastDay.plusDays(1));
        run.publisher.step(run.id(), "/notice/closure", null);
        appointment = run.decide(2).getFirst();
    }

    private String named(String path) {
        return path.replace("{round}", run.id())
                .replace("{own}", own)
                .replace("{foreign}", foreign)
                .replace("{objection}", objection)
                .replace("{appointment}", appointment)
                .replace("{stranger}", stranger)
                .replace("{plan}", plan.toString())
                .replace("UNIT", foreignUnit);
    }

    @Test
    void every_changing_operation_stands_in_a_table() throws IOException {
        var operations = new TreeSet<String>();
        var document = new ObjectMapper()
                .readTree(Path.of("../contracts/openapi/selection.json").toFile());
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method.toUpperCase(Locale.ROOT))) {
                        operations.add(
                                path.getKey().replace("/selection/v1", "").replaceAll("\\{[^}]*}", "{}"));
                    }
                }));
        var tables = new TreeSet<String>();
        DISTRICTS.forEach(step -> tables.add(step.path()
                .replaceAll("\\?.*", "")
                .replaceAll("\\{[^}]*}", "{}")
                .replace("/MEDICAL/", "/{}/")));
        tables.addAll(OWN);
        tables.addAll(NO_DISTRICTS);
        assertEquals(operations, tables);
    }

    @Test
    void a_part_of_the_jurisdiction_takes_no_step_of_the_round() {
        play();
        var taken = new ArrayList<String>();
        for (var step : DISTRICTS) {
            var body = "DRAFT".equals(step.body())
                    ? Selection.draft(
                            "RESERVE",
                            run.district.code,
                            TestRound.DRAFTED,
                            TestRound.DRAFTED.plusDays(4),
                            List.of(Map.of("places", 1)))
                    : step.body();
            // the names of the panel: a member whose scope has become smaller is refused too
            for (var subject : List.of("somebody", "officer-lin", "publisher-wu", "decider-zhao", "scorer-qian")) {
                var caller = Selection.as(subject, unit, step.role());
                var answer = body instanceof CsvFile file
                        ? caller.file(named(step.path()), "\"1\"", file.text())
                        : caller.post(named(step.path()), "\"1\"", body);
                if (answer.statusCode() != 403 && answer.statusCode() != 404) {
                    taken.add(subject + " " + step.path() + ": " + answer.statusCode() + " " + answer.asString());
                }
            }
        }
        var officer = Selection.as("officer-lin", unit, "selection-officer");
        var panel = officer.put(run.path() + "/panel", "\"1\"", Map.of("members", TestRound.defaultPanel()));
        assertEquals(404, panel.statusCode(), panel.asString());
        assertEquals(List.of(), taken);
    }

    @Test
    void a_part_of_the_jurisdiction_registers_nobody_of_another() {
        run.draft(1);
        run.announce();
        unit = run.district.frontCommunity("甲社区");
        var person = run.district.secretary(run.district.frontCommunity("乙社区"), LocalDate.of(2017, 4, 1));
        assertProblem(
                SelectionProblem.UNKNOWN_PERSON,
                Selection.officer(unit)
                        .post(run.path() + "/registrations", Map.of("personId", person, "positionId", run.position())));
        var clerk = Selection.officer(unit);
        var job = clerk.handIn(run.path() + "/registration-imports", null, "人员标识\n" + person + "\n");
        assertEquals("FAILED", job.getString("state"), job.prettify());
        clerk.get("/jobs/" + job.getString("id") + "/problems")
                .then()
                .body("items.rule", equalTo(List.of("UNKNOWN_PERSON")));
    }

    /** The round with its positions, and the notice without a token, are public by rule; they name no more than that. */
    @Test
    void a_part_of_the_jurisdiction_reads_of_no_unit_and_nobody_of_another() {
        play();
        var leaks = new ArrayList<String>();
        var shown = new TreeSet<String>();
        for (var row : READS) {
            var answer = read(unit, named(row));
            assertTrue(Set.of(200, 403, 404).contains(answer.statusCode()), row + " " + answer.asString());
            if (answer.statusCode() == 200 && isForeign(answer.asString())) {
                leaks.add(row + ": " + answer.asString());
            }
            var whole = read(run.district.code, named(row));
            if (whole.statusCode() == 200 && isForeign(whole.asString())) {
                shown.add(row);
            }
        }
        assertEquals(List.of(), leaks);
        // so that an empty answer proves nothing: the district reads them there
        assertEquals(
                List.of(),
                Stream.of(
                                "/rounds/{round}/registrations",
                                "/rounds/{round}/registrations/{foreign}",
                                "/rounds/{round}/registrations/{foreign}/explanation",
                                "/rounds/{round}/ranking",
                                "/rounds/{round}/notice",
                                "/rounds/{round}/objections",
                                "/rounds/{round}/appointments",
                                "/appointments/{appointment}",
                                "/eligibility?kind=INSTITUTION&unit=UNIT",
                                "/eligibility?kind=INSTITUTION",
                                "/audit-entries?limit=500&count=true")
                        .filter(row -> !shown.contains(row))
                        .toList());
    }

    private static Response read(String scope, String path) {
        var role = path.startsWith("/audit") ? "auditor" : path.equals("/changes") ? "system" : "viewer";
        return Selection.as("reader", scope, role).get(path);
    }

    private boolean isForeign(String answer) {
        return Stream.of(foreignUnit, stranger, foreign).anyMatch(answer::contains);
    }
}
