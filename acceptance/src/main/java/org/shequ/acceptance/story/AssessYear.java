package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 10. The year 2025 is assessed, communities and people, from the scheme to the final results; selection and personnel
 * act on these results and on no import.
 */
final class AssessYear implements Step {
    private static final LocalDate SCORING = LocalDate.of(2026, 1, 12);
    private static final LocalDate PUBLIC = LocalDate.of(2026, 2, 11);
    private static final LocalDate FINAL = LocalDate.of(2026, 2, 26);
    private static final LocalDate COUNTS_FROM = LocalDate.of(2026, 3, 1);
    private static final String BEST = SampleDistrict.WENFENG;
    private static final String VETOED = SampleDistrict.HAOBEI;
    private static final String OBJECTED = SampleDistrict.HONGJI;

    @Override
    public String title() {
        return "A year is assessed, and the results count / 年度考核全流程，结果用于选聘与薪级";
    }

    @Override
    public void tell(Scene scene) {
        scene.clock(SCORING, 9);
        var communities = CycleDesk.open(scene, "COMMUNITY", "2025年度社区考核", communityScheme());
        var people = CycleDesk.open(scene, "PERSON", "2025年度人员考核", personScheme());
        var judged = communities.subjects();
        var workers = people.subjects();
        scene.expect("communities and villages listed from personnel's events", 179, judged.size());
        scene.expect("people listed from personnel's events", true, workers.size() > 3000);
        var failing = payWouldFall(scene, workers);
        scoreCommunities(scene, communities, judged);
        scorePeople(scene, people, workers, failing.id());
        calibrate(scene, communities, people, judged.size(), workers.size());
        publish(scene, communities, people);
        finish(scene, communities, people, judged.size(), workers.size());
        selectionKnows(scene);
        payFalls(scene, failing);
    }

    private static void scoreCommunities(Scene scene, CycleDesk cycle, List<String> judged) {
        var rows = new ArrayList<String>();
        for (var position = 0; position < judged.size(); position++) {
            var unit = judged.get(position);
            var marks = unit.equals(BEST) ? 100 : 70 + position * 7 % 29;
            rows.add(unit + ",SUBDISTRICT,S1,否," + marks);
            rows.add(unit + ",RESIDENTS,R1,是," + marks);
            rows.add(unit + ",RESIDENTS,R2,是," + (marks - 1));
        }
        scene.expect(
                "sheets about communities, by file", (long) rows.size(), cycle.score("区划代码,评价主体,评价人,普通居民,综合评价", rows));
        var refused = cycle.sheets(List.of(
                Map.of("subject", BEST, "raterClass", "SUBDISTRICT", "rater", "S2", "marks", Map.of("OVERALL", 101))));
        scene.expect(
                "a sheet with 101 of 100 marks",
                "OUT_OF_RANGE",
                refused.body().at("/faults/0/rule").asText());
    }

    /** One in twelve earns 优秀, fewer than the cap leaves room for; one person fails. */
    private static void scorePeople(Scene scene, CycleDesk cycle, List<String> workers, String failing) {
        var rows = new ArrayList<String>();
        for (var position = 0; position < workers.size(); position++) {
            var marks = position % 12 == 0 ? 92 : 72 + position % 17;
            rows.add(workers.get(position) + ",PEERS,P1,"
                    + (workers.get(position).equals(failing) ? 52 : marks));
        }
        scene.expect(
                "sheets about people, by file",
                (long) rows.size(),
                cycle.score("subject,rater_class,rater,WORK", rows));
    }

    private static void calibrate(Scene scene, CycleDesk communities, CycleDesk people, int units, int workers) {
        scene.expect("communities computed by the job", (long) units, communities.calibrate());
        scene.expect("people computed by the job", (long) workers, people.calibrate());
        communities
                .act(Actor.ASSESSOR, "/vetoes", Map.of("subject", VETOED, "veto", "INCIDENT", "reason", "发生重大安全事故"))
                .require(200);
        scene.expect(
                "a veto caps the score of 濠北社区",
                "59.99",
                communities.outcome(VETOED).path("score").asText());
        var pool = people.pool();
        scene.expect(
                "优秀 within floor(n × 20 %) of " + pool.path("graded").asInt() + " people",
                true,
                pool.path("excellent").asInt() > 0
                        && pool.path("excellent").asInt() <= pool.path("graded").asInt() / 5);
    }

    /** Spring Festival lies in between, and a Saturday worked in exchange. */
    private static void publish(Scene scene, CycleDesk communities, CycleDesk people) {
        scene.clock(PUBLIC, 9);
        scene.expect("five working days from 2026-02-11 over Spring Festival", "2026-02-25", communities.publish());
        people.publish();
        scene.expect(
                "an objection during publicity, answered",
                "UPHELD",
                communities.object(OBJECTED, Map.of("outcome", "UPHELD", "answer", "经核实更正", "score", 71.5)));
        scene.expect(
                "final before publicity ends",
                "PUBLICITY_LASTS",
                communities.tryToFinish().code());
    }

    private static void finish(Scene scene, CycleDesk communities, CycleDesk people, int units, int workers) {
        scene.clock(FINAL, 9);
        scene.expect("final results of communities", (long) units, communities.finish());
        scene.expect("final results of people", (long) workers, people.finish());
        scene.expect(
                "the result of 洪济社区 is what the objection led to",
                71.5,
                scene.suite
                        .get(Actor.VIEWER, "/assessment/v1/communities/" + OBJECTED + "/results")
                        .require(200)
                        .body()
                        .at("/items/0/score")
                        .asDouble());
    }

    /** Eligibility rests on the cycle's rank as soon as its event has arrived. */
    private static void selectionKnows(Scene scene) {
        var rank = scene.suite.await(
                "selection has received the rank of 文峰社区",
                () -> scene.suite.all(Actor.VIEWER, "/selection/v1/eligibility?kind=INSTITUTION&unit=" + BEST).stream()
                        .flatMap(one -> rankOf2025(one).stream())
                        .findFirst());
        scene.expect("evidence of eligibility in 文峰社区 for 2025", true, rank.startsWith("rank 1 of "));
    }

    private static Optional<String> rankOf2025(JsonNode judged) {
        for (var evidence :
                JudgeEligibility.finding(judged, "COMMUNITY_IN_FRONT").path("evidence")) {
            if (evidence.path("kind").asText().equals("COMMUNITY_RESULT")
                    && evidence.path("reference").asText().equals("2025")) {
                return Optional.of(evidence.path("detail").asText());
            }
        }
        return Optional.empty();
    }

    /** Somebody whose grade rests on every single year. */
    private record Paid(String id, int grade) {}

    private static Paid payWouldFall(Scene scene, List<String> workers) {
        for (var id : workers) {
            var record = payOf(scene, id);
            if (record.isPresent() && restsOnEveryYear(record.get())) {
                return new Paid(id, record.get().path("grade").asInt());
            }
        }
        throw new IllegalStateException("nobody's pay grade would fall by one failed year");
    }

    private static Optional<JsonNode> payOf(Scene scene, String person) {
        for (var record : scene.suite.all(Actor.VIEWER, "/personnel/v1/people/" + person + "/pay-grades")) {
            if (!record.has("to") && record.has("grade")) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /**
     * A step of three years is just complete now, and stays the last one until the results are final. Of years served one is
     * left that can fail: those that education counts for cannot.
     */
    private static boolean restsOnEveryYear(JsonNode record) {
        var terms = new TreeMap<String, JsonNode>();
        record.path("terms").forEach(term -> terms.put(term.path("name").asText(), term));
        var from = LocalDate.parse(record.path("from").asText());
        var months = Long.parseLong(
                        term(terms, "yearsServed").path("evidence").asText().split(" ", 2)[0])
                + ChronoUnit.MONTHS.between(from, SCORING);
        var served = months / 12 - value(terms, "failedYears");
        var years = served + value(terms, "educationCredit");
        return months % 12 < 9
                && served > 0
                && years % 3 == 0
                && years / 3 == value(terms, "steps")
                && value(terms, "steps") > 0
                && value(terms, "sum") == value(terms, "grade");
    }

    private static int value(Map<String, JsonNode> terms, String name) {
        return term(terms, name).path("value").asInt();
    }

    private static JsonNode term(Map<String, JsonNode> terms, String name) {
        return Optional.ofNullable(terms.get(name)).orElseThrow();
    }

    /** The year counts from the first of the month after the result became final, and not from when personnel hears of it. */
    private static void payFalls(Scene scene, Paid failing) {
        scene.clock(COUNTS_FROM.atTime(0, 5));
        var record = scene.suite.await(
                "personnel has received the grade 不合格",
                () -> payOf(scene, failing.id())
                        .filter(pay -> pay.path("cause").asText().equals("ASSESSMENT")));
        scene.expect(
                "the pay grade of who was 不合格 in 2025",
                failing.grade() - 1,
                record.path("grade").asInt());
        scene.expect(
                "the day from which it is lower",
                COUNTS_FROM.toString(),
                record.path("from").asText());
    }

    private static Map<String, Object> communityScheme() {
        return Map.of(
                "dimensions",
                List.of(dimension("OVERALL", "综合评价")),
                "raterClasses",
                List.of(
                        Map.of(
                                "code",
                                "SUBDISTRICT",
                                "name",
                                "街道",
                                "weight",
                                40,
                                "minimumRaters",
                                1,
                                "anonymous",
                                false),
                        Map.of(
                                "code",
                                "RESIDENTS",
                                "name",
                                "居民",
                                "weight",
                                60,
                                "minimumRaters",
                                2,
                                "anonymous",
                                true,
                                "minimumOrdinaryPercent",
                                70)),
                "vetoes",
                List.of(Map.of("code", "INCIDENT", "name", "重大安全事故", "scoreCap", 59.99)),
                "peerGroups",
                List.of(
                        Map.of("code", "VILLAGE", "name", "村", "unitKind", "VILLAGE", "units", List.of()),
                        Map.of("code", "URBAN", "name", "城市社区", "unitKind", "COMMUNITY", "units", List.of())),
                "periods",
                Map.of("publicityWorkingDays", 5, "reviewDays", 30, "appealDays", 30));
    }

    private static Map<String, Object> personScheme() {
        return Map.of(
                "dimensions",
                List.of(dimension("WORK", "履职")),
                "raterClasses",
                List.of(Map.of("code", "PEERS", "name", "同事", "weight", 100, "minimumRaters", 1, "anonymous", false)),
                "vetoes",
                List.of(),
                "peerGroups",
                List.of(),
                "grading",
                Map.of(
                        "excellentFrom", 90,
                        "qualifiedFrom", 70,
                        "basicallyQualifiedFrom", 60,
                        "excellentPercent", 20,
                        "commendedPercent", 25,
                        "pool", "DISTRICT",
                        "sanctionCap", "BASICALLY_QUALIFIED",
                        "monthsInPost", 6),
                "periods",
                Map.of("publicityWorkingDays", 5, "reviewDays", 30, "appealDays", 30));
    }

    private static Map<String, Object> dimension(String code, String name) {
        return Map.of(
                "code",
                code + "_PART",
                "name",
                name,
                "weight",
                100,
                "indicators",
                List.of(Map.of(
                        "code", code, "name", name, "kind", "MARKS", "fullMarks", 100, "evidenceRequired", false)));
    }
}
