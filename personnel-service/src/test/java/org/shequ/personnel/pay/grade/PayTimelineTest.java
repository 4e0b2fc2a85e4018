package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.tenure.Tenure;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.vocabulary.Education;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class PayTimelineTest {

    private static final String UNIT = "320613002004";
    private static final UUID POLICY = new UUID(0, 1);

    private static PayTable table(String code, int step, FailedYearFrom failedYearFrom) {
        return new PayTable(
                code,
                code,
                code,
                step,
                Map.of(
                        Post.COMMUNITY_WORKER, new PayTable.Rung(1, 1, 12),
                        Post.DEPUTY_SECRETARY, new PayTable.Rung(4, 4, 15),
                        Post.SECRETARY, new PayTable.Rung(7, 7, 18)),
                Map.of(Education.BACHELOR, 3, Education.MASTER, 5, Education.DOCTOR, 7),
                Map.of(Certificate.ASSISTANT, 1, Certificate.SOCIAL_WORKER, 2, Certificate.SENIOR, 3),
                failedYearFrom);
    }

    private static PayTableVersions tables(FailedYearFrom failedYearFrom) {
        return new PayTableVersions(List.of(new PayTableVersions.Version(
                POLICY, "", Period.since(day("2000-01-01")), table("three-post-18", 3, failedYearFrom))));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Assignment post(Post post, String from, @Nullable String to) {
        return post(post, new Period(day(from), to == null ? null : day(to)), UNIT, true);
    }

    private static Assignment post(Post post, Period held, String unit, boolean primary) {
        return new Assignment(UUID.randomUUID(), 1, unit, post, primary, held, null, null, null);
    }

    private static DatedFacts worker(String since, FailedYear... failed) {
        return new DatedFacts(
                List.of(post(Post.COMMUNITY_WORKER, since, null)), List.of(), List.of(), List.of(), List.of(failed));
    }

    private static List<String> told(PayTimeline timeline) {
        return timeline.periods().stream()
                .map(period -> Objects.requireNonNullElse(period.grade(), period.scheme()) + " "
                        + period.held().from() + " " + period.cause())
                .toList();
    }

    private static String evidence(PayPeriod period, String term) {
        return period.terms().stream()
                .filter(one -> one.name().equals(term))
                .map(PayGrade.Term::evidence)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_grade_rises_on_the_day_on_which_the_years_are_full() {
        PayTimeline timeline =
                PayTimeline.until(day("2026-03-04"), worker("2020-03-05"), tables(FailedYearFrom.FINAL_ON));
        assertEquals(List.of("1 2020-03-05 ASSIGNMENT", "2 2023-03-05 TIME"), told(timeline));
        assertNull(timeline.periods().getLast().held().to());
        assertEquals(day("2026-03-05"), timeline.nextChange());
    }

    /** Final on 2021-02-18: from that day or from 2021-03-01, and until the correction's day or the month after it. */
    @Test
    void a_failed_year_counts_from_the_day_that_the_policy_says_and_until_the_one_of_its_correction() {
        FailedYear failed = new FailedYear(2020, day("2021-02-18"), day("2022-06-30"));
        DatedFacts facts = worker("2018-01-10", failed);
        assertEquals(
                List.of(
                        "1 2018-01-10 ASSIGNMENT",
                        "2 2021-01-10 TIME",
                        "1 2021-02-18 ASSESSMENT",
                        "2 2022-01-10 TIME",
                        "3 2024-01-10 TIME"),
                told(PayTimeline.until(day("2026-01-01"), facts, tables(FailedYearFrom.FINAL_ON))));
        PayTimeline monthly = PayTimeline.until(day("2021-12-31"), facts, tables(FailedYearFrom.FIRST_OF_NEXT_MONTH));
        assertEquals(List.of("1 2018-01-10 ASSIGNMENT", "2 2021-01-10 TIME", "1 2021-03-01 ASSESSMENT"), told(monthly));
        assertEquals("[2020]", evidence(monthly.periods().getLast(), "failedYears"));
        assertEquals("[]", evidence(monthly.periods().get(1), "failedYears"));
        assertEquals(day("2022-01-10"), monthly.nextChange());
    }

    @Test
    void a_correction_raises_from_its_own_day() {
        FailedYear failed = new FailedYear(2020, day("2021-02-18"), day("2021-06-30"));
        assertEquals(
                List.of(
                        "1 2018-01-10 ASSIGNMENT",
                        "2 2021-01-10 TIME",
                        "1 2021-03-01 ASSESSMENT",
                        "2 2021-07-01 ASSESSMENT"),
                told(PayTimeline.until(
                        day("2022-12-31"), worker("2018-01-10", failed), tables(FailedYearFrom.FIRST_OF_NEXT_MONTH))));
    }

    @Test
    void what_fails_and_is_corrected_within_a_month_has_never_counted() {
        FailedYear failed = new FailedYear(2020, day("2021-02-01"), day("2021-02-28"));
        assertEquals(
                List.of("1 2018-01-10 ASSIGNMENT", "2 2021-01-10 TIME"),
                told(PayTimeline.until(
                        day("2022-12-31"), worker("2018-01-10", failed), tables(FailedYearFrom.FIRST_OF_NEXT_MONTH))));
    }

    @Test
    void an_institution_ends_the_grade_and_a_planned_end_is_the_next_change() {
        DatedFacts facts = new DatedFacts(
                List.of(post(Post.SECRETARY, "2020-01-01", "2030-05-05")),
                List.of(
                        new Identity(
                                UUID.randomUUID(),
                                1,
                                TenureKind.STAFFED,
                                new Period(day("2020-01-01"), day("2026-02-01")),
                                null,
                                null),
                        new Identity(
                                UUID.randomUUID(),
                                1,
                                TenureKind.PUBLIC_INSTITUTION,
                                Period.since(day("2026-02-01")),
                                null,
                                null)),
                List.of(),
                List.of(),
                List.of());
        PayTimeline timeline = PayTimeline.until(day("2026-06-01"), facts, tables(FailedYearFrom.FINAL_ON));
        assertEquals(
                List.of(
                        "7 2020-01-01 ASSIGNMENT",
                        "8 2023-01-01 TIME",
                        "9 2026-01-01 TIME",
                        "INSTITUTION 2026-02-01 ASSIGNMENT"),
                told(timeline));
        assertEquals(day("2030-05-05"), timeline.nextChange());
    }

    @Test
    void certificates_and_education_count_from_their_own_days_and_the_highest_alone() {
        DatedFacts facts = new DatedFacts(
                List.of(post(Post.COMMUNITY_WORKER, "2020-01-01", null)),
                List.of(),
                List.of(
                        new Dated<>(Education.BACHELOR, null, day("2021-07-01")),
                        new Dated<>(Education.MASTER, day("2021-07-01"), null)),
                List.of(
                        new Dated<>(Certificate.ASSISTANT, day("2020-06-01"), null),
                        new Dated<>(Certificate.SENIOR, day("2020-09-01"), day("2020-12-01"))),
                List.of());
        assertEquals(
                List.of(
                        "2 2020-01-01 ASSIGNMENT",
                        "3 2020-06-01 CERTIFICATE",
                        "5 2020-09-01 CERTIFICATE",
                        "3 2020-12-01 CERTIFICATE",
                        "4 2021-07-01 EDUCATION"),
                told(PayTimeline.until(day("2021-12-31"), facts, tables(FailedYearFrom.FINAL_ON))));
    }

    @Test
    void a_new_table_counts_from_its_first_day_and_what_none_covers_has_no_pay() {
        PayTableVersions versions = new PayTableVersions(List.of(
                new PayTableVersions.Version(
                        POLICY, "", Period.since(day("2000-01-01")), table("a", 3, FailedYearFrom.FINAL_ON)),
                new PayTableVersions.Version(
                        new UUID(0, 2),
                        "320613",
                        Period.since(day("2024-01-01")),
                        table("b", 1, FailedYearFrom.FINAL_ON))));
        PayTimeline timeline = PayTimeline.until(day("2024-06-01"), worker("1998-01-01"), versions);
        assertEquals("1 2000-01-01 POLICY", told(timeline).getFirst());
        assertEquals("12 2024-01-01 POLICY", told(timeline).getLast());
        assertEquals(new UUID(0, 2), timeline.periods().getLast().policyId());
        assertNull(timeline.nextChange());
    }

    @Test
    void nobody_without_a_post_is_paid() {
        DatedFacts none = new DatedFacts(List.of(), List.of(), List.of(), List.of(), List.of());
        assertEquals(
                new PayTimeline(List.of(), null),
                PayTimeline.until(day("2026-01-01"), none, tables(FailedYearFrom.FINAL_ON)));
    }

    /** Day by day by the formula, over careers with gaps, concurrent posts, failed years, several tables. */
    @Test
    void every_day_lies_in_the_period_that_the_formula_says() {
        long seed = 20_261_130;
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            DatedFacts facts = randomFacts(random);
            PayTableVersions versions = randomTables(random);
            LocalDate last = day("2018-01-01").plusDays(random.nextInt(1_500));
            String message = "seed " + seed + " round " + round + ": " + facts + " until " + last;
            PayTimeline timeline = PayTimeline.until(last, shuffled(facts, random), versions);
            assertEquals(PayTimeline.until(last, facts, versions), timeline, message);
            agrees(timeline, facts, versions, last, message);
        }
    }

    private static void agrees(
            PayTimeline timeline, DatedFacts facts, PayTableVersions versions, LocalDate last, String message) {
        String before = "";
        List<PayPeriod> periods = timeline.periods();
        for (LocalDate day = day("2008-01-01"); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate on = day;
            PayPeriod period = periods.stream()
                    .filter(one -> one.held().contains(on))
                    .findFirst()
                    .orElse(null);
            String expected = formula(facts, versions, day);
            assertEquals(
                    expected, period == null ? "" : period.scheme() + " " + period.grade(), message + " on " + day);
            if (period != null && period.held().from().equals(day)) {
                assertNotEquals(before, expected, message + " on " + day);
            }
            before = expected;
        }
        LocalDate change = null;
        for (LocalDate day = last.plusDays(1);
                change == null && day.isBefore(day("2045-01-01"));
                day = day.plusDays(1)) {
            change = formula(facts, versions, day).equals(before) ? null : day;
        }
        assertEquals(change, timeline.nextChange(), message);
    }

    /** The pay of a day, put together without the rule under test but for the sum itself. */
    private static String formula(DatedFacts facts, PayTableVersions versions, LocalDate day) {
        Assignment primary = facts.posts().stream()
                .filter(post -> post.primary() && post.holdsOn(day))
                .findFirst()
                .orElse(null);
        if (primary == null) {
            return "";
        }
        if (facts.identities().stream().anyMatch(one -> one.holdsOn(day) && one.kind() == TenureKind.CIVIL_SERVANT)) {
            return PayScheme.CIVIL_SERVICE + " null";
        }
        PayTable table = versions.on(day, primary.unitCode()).orElseThrow().table();
        if (!table.covers(primary.post())) {
            return "";
        }
        Tenure tenure = Tenure.cumulative(
                facts.posts().stream()
                        .filter(post -> table.covers(post.post()))
                        .map(post -> post.held().interval())
                        .toList(),
                day);
        LocalDate since = tenure.since();
        List<Integer> failed = facts.failedYears().stream()
                .filter(one -> since != null && one.year() >= since.getYear())
                .filter(one -> !table.failedYearFrom().of(one.from()).isAfter(day))
                .filter(one -> one.until() == null
                        || table.failedYearFrom().of(one.until()).isAfter(day))
                .map(FailedYear::year)
                .distinct()
                .toList();
        Education education = facts.educations().stream()
                .filter(one -> one.holdsOn(day))
                .map(Dated::value)
                .max(Education::compareTo)
                .orElse(null);
        Certificate certificate = facts.certificates().stream()
                .filter(one -> one.holdsOn(day))
                .map(Dated::value)
                .max(Certificate::compareTo)
                .orElse(null);
        return PayScheme.COMMUNITY_GRADES + " "
                + PayGrade.of(new PayFacts(primary.post(), tenure.months(), failed, education, certificate), table)
                        .grade();
    }

    private static DatedFacts randomFacts(Random random) {
        List<Assignment> posts = new ArrayList<>();
        LocalDate from = day("2008-01-01").plusDays(random.nextInt(1_000));
        for (int i = random.nextInt(4); i >= 0; i--) {
            LocalDate to = from.plusDays(200 + random.nextInt(1_500));
            posts.add(post(
                    Post.values()[random.nextInt(Post.values().length)],
                    i == 0 && random.nextBoolean() ? Period.since(from) : new Period(from, to),
                    UNIT,
                    true));
            from = random.nextBoolean() ? to : to.plusDays(random.nextInt(300));
        }
        if (random.nextBoolean()) {
            posts.add(post(Post.COMMUNITY_WORKER, days(random, 2_000), UNIT, false));
        }
        List<FailedYear> failed = new ArrayList<>();
        for (int year = 2008; year < 2018; year++) {
            if (random.nextInt(5) == 0) {
                LocalDate known = LocalDate.of(year + 1, 1, 1).plusDays(random.nextInt(200));
                failed.add(new FailedYear(
                        year, known, random.nextBoolean() ? null : known.plusDays(1 + random.nextInt(400))));
            }
        }
        return new DatedFacts(
                posts,
                random.nextInt(4) == 0
                        ? List.of(new Identity(
                                UUID.randomUUID(), 1, TenureKind.CIVIL_SERVANT, days(random, 2_000), null, null))
                        : List.of(),
                random.nextBoolean()
                        ? List.of(new Dated<>(
                                Education.values()[random.nextInt(Education.values().length)],
                                random.nextBoolean() ? null : days(random, 10).from(),
                                null))
                        : List.of(),
                random.nextBoolean()
                        ? List.of(
                                dated(Certificate.values()[random.nextInt(3)], days(random, 2_000)),
                                dated(Certificate.values()[random.nextInt(3)], days(random, 2_000)))
                        : List.of(),
                failed);
    }

    private static <T> Dated<T> dated(T value, Period held) {
        return new Dated<>(value, held.from(), held.to());
    }

    private static Period days(Random random, int longest) {
        LocalDate from = day("2008-01-01").plusDays(random.nextInt(4_000));
        return new Period(from, random.nextBoolean() ? null : from.plusDays(1 + random.nextInt(longest)));
    }

    private static PayTableVersions randomTables(Random random) {
        List<PayTableVersions.Version> versions = new ArrayList<>();
        versions.add(new PayTableVersions.Version(
                POLICY, "", Period.since(day("2000-01-01")), table("a", 3, FailedYearFrom.FIRST_OF_NEXT_MONTH)));
        for (String jurisdiction : Set.of("3206", "320613", "310")) {
            versions.add(new PayTableVersions.Version(
                    UUID.randomUUID(),
                    jurisdiction,
                    days(random, 3_000),
                    table("b", 1 + random.nextInt(3), FailedYearFrom.values()[random.nextInt(2)])));
        }
        return new PayTableVersions(versions);
    }

    private static DatedFacts shuffled(DatedFacts facts, Random random) {
        return new DatedFacts(
                shuffled(facts.posts(), random),
                shuffled(facts.identities(), random),
                shuffled(facts.educations(), random),
                shuffled(facts.certificates(), random),
                shuffled(facts.failedYears(), random));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
