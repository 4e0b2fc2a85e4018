package org.shequ.personnel.pay;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.EarlierGrade;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.today;

/** What somebody was paid follows from the facts and their days, and from nothing else. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PayHistoryApiTest {

    private static final int[] DAYS = {0, 9, 31, 40, 66, 75, 100, 120, 130};
    private static final List<String> POSTS = List.of("COMMUNITY_WORKER", "DEPUTY_SECRETARY", "SECRETARY");
    private static final Map<String, int[]> LADDER = Map.of(
            "COMMUNITY_WORKER", new int[] {1, 1, 12},
            "DEPUTY_SECRETARY", new int[] {4, 4, 15},
            "SECRETARY", new int[] {7, 7, 18});
    private static final Map<String, Integer> EDUCATION = Map.of("BACHELOR", 3, "MASTER", 5, "DOCTOR", 7);
    private static final Map<String, Integer> CERTIFICATES = Map.of("ASSISTANT", 1, "SOCIAL_WORKER", 2, "SENIOR", 3);

    /** The same facts of several people; what of them is told when, in which order and how often is each time another. */
    @Test
    void the_same_facts_give_the_same_history_whenever_they_are_told() {
        long seed = 20_261_130;
        Random random = new Random(seed);
        String district = district(1);
        String token = clerk(district);
        LocalDate base = today();
        List<String> people = new ArrayList<>();
        List<List<Runnable>> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = recorded(district);
            people.add(id);
            told.add(inSomeOrder(facts(token, id, community(district, 1), base), random));
        }
        for (int tick = 0; tick < DAYS.length; tick++) {
            TestClock.set(base.plusDays(DAYS[tick]));
            for (List<Runnable> ofOne : told) {
                ofOne.get(tick).run();
            }
        }
        List<String> expected = List.of(
                "2 2016-03-10 ASSIGNMENT",
                "3 2019-03-10 TIME",
                "4 2020-06-01 CERTIFICATE",
                "5 2021-07-01 EDUCATION",
                "8 2022-05-01 ASSIGNMENT");
        eventually(() -> {
            List<Map<String, Object>> first = history(token, people.getFirst());
            assertEquals(expected, said(first).subList(0, expected.size()), "seed " + seed);
            for (String id : people) {
                assertEquals(first, history(token, id), "seed " + seed);
            }
            assertTrue(causes(first).contains("ASSESSMENT"), () -> said(first).toString());
        });
        List<String> failing = said(history(token, people.getFirst())).stream()
                .filter(period -> period.endsWith("ASSESSMENT"))
                .toList();
        LocalDate fails = base.plusDays(5).withDayOfMonth(1).plusMonths(1);
        LocalDate corrected = base.plusDays(64).withDayOfMonth(1).plusMonths(1);
        assertEquals(
                List.of(fails.toString(), corrected.toString()),
                failing.stream().map(period -> period.split(" ", -1)[1]).toList(),
                "seed " + seed);
    }

    /** Nine tellings: of a career in two parts, of education, of a certificate, of results in three versions, and again. */
    private static List<Runnable> facts(String token, String id, String unit, LocalDate base) {
        int year = base.getYear() - 1;
        List<YearResult> first = List.of(result(2019, Grade.UNQUALIFIED, 1, "2020-02-18"));
        YearResult mended = new YearResult(
                2019,
                null,
                Grade.QUALIFIED,
                null,
                null,
                null,
                null,
                null,
                2,
                LocalDate.parse("2020-02-29"),
                List.of(new EarlierGrade(1, Grade.UNQUALIFIED, LocalDate.parse("2020-02-18"))));
        List<YearResult> second = List.of(
                mended,
                result(year - 1, Grade.UNQUALIFIED, 1, base.plusDays(5).toString()),
                result(year, Grade.UNQUALIFIED, 1, base.plusDays(5).toString()));
        List<YearResult> third = List.of(mended, corrected(year - 1, base), corrected(year, base));
        List<TestKafka.Published<ResultsChanged>> published = new ArrayList<>();
        return List.of(
                results(published, id, first),
                results(published, id, second),
                results(published, id, third),
                () -> TestKafka.publish(published.getFirst()),
                () -> start(token, id, unit, "COMMUNITY_WORKER", "2016-03-10", "2022-05-01"),
                () -> start(token, id, unit, "DEPUTY_SECRETARY", "2022-05-01", null),
                () -> patch(
                                token,
                                "people/" + id,
                                etag(token, "people/" + id),
                                Map.of("education", "MASTER", "educationCompletedOn", "2021-07-01"))
                        .then()
                        .statusCode(200),
                () -> certificate(token, id, "ASSISTANT", "2020-06-01"),
                () -> start(token, id, unit, "DEPUTY_SECRETARY", "2022-05-01", null));
    }

    /** A result is told after those before it, and again only after it was told; everything else as it comes. */
    private static List<Runnable> inSomeOrder(List<Runnable> facts, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            if (order.get(place) < 4) {
                places.add(place);
            }
        }
        Integer[] results = random.nextBoolean() ? new Integer[] {0, 3, 1, 2} : new Integer[] {0, 1, 2, 3};
        for (int i = 0; i < places.size(); i++) {
            order.set(places.get(i), results[i]);
        }
        return order.stream().map(facts::get).toList();
    }

    private static Runnable results(
            List<TestKafka.Published<ResultsChanged>> published, String id, List<YearResult> results) {
        return () -> {
            var event = new ResultsChanged(SubjectKind.PERSON, null, UUID.fromString(id), results);
            published.add(TestKafka.publish(event, published.size() + 1L));
        };
    }

    private static YearResult result(int year, Grade grade, int version, String finalOn) {
        return new YearResult(year, null, grade, null, null, null, null, null, version, LocalDate.parse(finalOn));
    }

    private static YearResult corrected(int year, LocalDate base) {
        return new YearResult(
                year,
                null,
                Grade.BASICALLY_QUALIFIED,
                null,
                null,
                null,
                null,
                null,
                2,
                base.plusDays(64),
                List.of(new EarlierGrade(1, Grade.UNQUALIFIED, base.plusDays(5))));
    }

    private static void start(String token, String id, String unit, String post, String from, String to) {
        Map<String, Object> given =
                new LinkedHashMap<>(Map.of("unitCode", unit, "post", post, "from", from, "orderNumber", "测〔2020〕1号"));
        if (to != null) {
            given.put("to", to);
        }
        change(token, "people/" + id + "/assignments", id, given).then().statusCode(201);
    }

    private static void certificate(String token, String id, String certificate, String employedFrom) {
        change(
                        token,
                        "people/" + id + "/certificates",
                        id,
                        Map.of(
                                "certificate",
                                certificate,
                                "obtainedOn",
                                "2014-06-01",
                                "employedFrom",
                                employedFrom,
                                "orderNumber",
                                "测〔2020〕2号"))
                .then()
                .statusCode(201);
    }

    private static List<Map<String, Object>> history(String token, String id) {
        List<Map<String, Object>> items =
                get(token, "people/" + id + "/pay-grades?limit=100").jsonPath().getList("items");
        items.forEach(item -> item.remove("recordedAt"));
        return items;
    }

    private static List<String> said(List<Map<String, Object>> history) {
        return history.stream()
                .map(item -> item.get("grade") + " " + item.get("from") + " " + item.get("cause"))
                .toList();
    }

    private static List<Object> causes(List<Map<String, Object>> history) {
        return history.stream().map(item -> item.get("cause")).toList();
    }

    /** A population by seed; every period of everybody is recomputed from what the API answers, on its first and last day. */
    @Test
    void no_period_contradicts_the_formula() {
        long seed = 4_711;
        Random random = new Random(seed);
        String district = district(1);
        String token = clerk(district);
        Map<String, List<YearResult>> failed = new LinkedHashMap<>();
        for (int i = 0; i < 12; i++) {
            String id = recorded(district);
            failed.put(id, someLife(token, id, community(district, 1), random));
        }
        TestClock.set(today().plusDays(35));
        LocalDate today = today();
        failed.forEach((id, years) -> eventually(() -> {
            Answers answers = Answers.of(district, id);
            List<Map<String, Object>> periods = history(token, id);
            assertTrue(periods.size() > 1, "seed " + seed);
            assertEquals(answers.begun().toString(), periods.getFirst().get("from"), "seed " + seed);
            String before = null;
            for (Map<String, Object> period : periods) {
                LocalDate from = LocalDate.parse((String) period.get("from"));
                String to = (String) period.get("to");
                Integer grade = (Integer) period.get("grade");
                String message = "seed " + seed + ": " + period + " with " + years;
                LocalDate last = to == null ? today : LocalDate.parse(to).minusDays(1);
                assertEquals(grade, answers.formula(years, from), message);
                assertEquals(grade, answers.formula(years, last), message);
                assertNotEquals(grade, answers.formula(years, from.minusDays(1)), message);
                assertEquals(before == null ? from.toString() : before, from.toString(), message);
                before = to;
            }
            assertEquals(null, before, "seed " + seed);
        }));
    }

    /** Posts one after the other without a gap, at most one education, certificate and failed years; told in any order. */
    private static List<YearResult> someLife(String token, String id, String unit, Random random) {
        LocalDate begun = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(2_000));
        List<Runnable> told = new ArrayList<>();
        LocalDate from = begun;
        for (int i = random.nextInt(3); i >= 0; i--) {
            LocalDate since = from;
            LocalDate to = i == 0 ? null : from.plusDays(300 + random.nextInt(1_500));
            String post = POSTS.get(random.nextInt(POSTS.size()));
            told.add(() -> start(token, id, unit, post, since.toString(), to == null ? null : to.toString()));
            from = to;
        }
        List<YearResult> years = new ArrayList<>();
        for (int year = 2012; year < 2026; year++) {
            if (random.nextInt(4) == 0) {
                LocalDate finalOn = LocalDate.of(year + 1, 1, 10).plusDays(random.nextInt(100));
                years.add(
                        random.nextBoolean()
                                ? result(year, Grade.UNQUALIFIED, 1, finalOn.toString())
                                : new YearResult(
                                        year,
                                        null,
                                        Grade.QUALIFIED,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        2,
                                        finalOn.plusDays(random.nextInt(200)),
                                        List.of(new EarlierGrade(1, Grade.UNQUALIFIED, finalOn))));
            }
        }
        told.add(() -> TestKafka.publish(
                new ResultsChanged(SubjectKind.PERSON, null, UUID.fromString(id), List.copyOf(years))));
        if (random.nextBoolean()) {
            LocalDate employed = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000));
            String certificate = List.of("ASSISTANT", "SOCIAL_WORKER", "SENIOR").get(random.nextInt(3));
            told.add(() -> certificate(token, id, certificate, employed.toString()));
        }
        LocalDate completed = LocalDate.of(2010, 7, 1).plusDays(random.nextInt(4_000));
        told.add(() -> patch(
                        token,
                        "people/" + id,
                        etag(token, "people/" + id),
                        Map.of("education", "BACHELOR", "educationCompletedOn", completed.toString()))
                .then()
                .statusCode(200));
        Collections.shuffle(told, random);
        told.forEach(Runnable::run);
        return years;
    }

    /** What the API says of one person's posts, education and certificates. */
    private record Answers(
            List<Map<String, String>> posts, Map<String, String> person, List<Map<String, String>> certificates) {

        static Answers of(String district, String id) {
            String token = clerk(district);
            return new Answers(
                    get(token, "people/" + id + "/assignments?limit=100")
                            .jsonPath()
                            .getList("items"),
                    as(Tokens.of("personnel-unmasker").scope(district).bearer())
                            .header("X-Purpose", "PAYROLL")
                            .get("/personnel/v1/people/" + id)
                            .jsonPath()
                            .getMap(""),
                    get(token, "people/" + id + "/certificates").jsonPath().getList("items"));
        }

        LocalDate begun() {
            return posts.stream()
                    .map(post -> LocalDate.parse(post.get("from")))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
        }

        /** The grade of a day by the words of docs/personnel.md; default table, three posts and eighteen grades. */
        Integer formula(List<YearResult> years, LocalDate day) {
            LocalDate begun = begun();
            if (day.isBefore(begun)) {
                return null;
            }
            String post = posts.stream()
                    .filter(one -> holds(one.get("from"), one.get("to"), day))
                    .map(one -> one.get("post"))
                    .findFirst()
                    .orElseThrow();
            int served = (int) ChronoUnit.MONTHS.between(begun, day) / 12;
            int failed = (int) years.stream()
                    .filter(year -> year.year() >= begun.getYear() && day.isAfter(begun) && countsAsFailed(year, day))
                    .count();
            int education = day.isBefore(LocalDate.parse(person.get("educationCompletedOn")))
                    ? 0
                    : EDUCATION.getOrDefault(person.get("education"), 0);
            int certificate = certificates.stream()
                    .filter(one -> holds(one.get("employedFrom"), one.get("endedOn"), day))
                    .mapToInt(one -> CERTIFICATES.get(one.get("certificate")))
                    .max()
                    .orElse(0);
            int[] rung = LADDER.get(post);
            int steps = (served - Math.min(served, failed) + education) / 3;
            return Math.clamp(rung[0] + steps + certificate, rung[1], rung[2]);
        }
    }

    private static boolean holds(String from, String to, LocalDate day) {
        return !day.isBefore(LocalDate.parse(from)) && (to == null || day.isBefore(LocalDate.parse(to)));
    }

    private static boolean countsAsFailed(YearResult year, LocalDate day) {
        List<EarlierGrade> versions = new ArrayList<>();
        if (year.earlierGrades() != null) {
            versions.addAll(year.earlierGrades());
        }
        versions.add(new EarlierGrade(year.version(), year.grade(), year.finalOn()));
        return versions.stream()
                        .filter(one ->
                                !one.finalOn().withDayOfMonth(1).plusMonths(1).isAfter(day))
                        .reduce((one, other) -> other)
                        .map(EarlierGrade::grade)
                        .orElse(null)
                == Grade.UNQUALIFIED;
    }
}
