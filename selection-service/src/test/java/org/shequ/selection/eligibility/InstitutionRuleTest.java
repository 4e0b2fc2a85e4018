package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InstitutionRuleTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2026, 1, 15);
    private static final String HAOBEI = "320613002004";

    private static final EligibilityRule RULE = new EligibilityRule(
            RoundKind.INSTITUTION,
            1,
            LocalDate.of(2000, 1, 1),
            Set.of(Post.SECRETARY),
            List.of(
                    only(TenureInPost.consecutive(Post.SECRETARY, 72)),
                    only(new CommunityInFront(3, 3, 50, null)),
                    only(new EducationAtLeast(EducationLevel.JUNIOR_COLLEGE)),
                    only(new AgeAtMost(57, 52)),
                    only(new NoSanction())));

    /** A dossier that passes, to be spoiled one fact at a time. */
    private static final class Candidate {
        @Nullable
        Sex sex = Sex.MALE;

        @Nullable
        LocalDate birthDate = LocalDate.of(1979, 5, 1);

        @Nullable
        EducationLevel education = EducationLevel.BACHELOR;

        LocalDate secretarySince = LocalDate.of(2017, 4, 1);
        LocalDate communitySince = LocalDate.of(2000, 1, 1);
        List<Dossier.Sanction> sanctions = List.of();
        List<Dossier.YearResult> results = List.of(ranked(2023, 3, 118), ranked(2024, 59, 118), ranked(2025, 1, 118));
        List<Dossier.Membership> memberships = List.of();
        boolean person = true;
        boolean career = true;

        Dossier dossier() {
            return new Dossier(
                    UUID.fromString("0199aaaa-0000-7000-8000-000000000001"),
                    person
                            ? new Dossier.PersonRecord(
                                    "李某",
                                    sex,
                                    birthDate,
                                    education,
                                    "CPC_MEMBER",
                                    true,
                                    Certificate.SOCIAL_WORKER,
                                    LocalDate.of(2020, 1, 1),
                                    "ACTIVE",
                                    sanctions)
                            : null,
                    career
                            ? new Dossier.Career(
                                    List.of(new Dossier.Assignment(
                                            "a-1", HAOBEI, "SECRETARY", true, new Interval(secretarySince, null))),
                                    List.of(new Dossier.Identity("STAFFED", new Interval(secretarySince, null), null)),
                                    memberships,
                                    secretarySince)
                            : null,
                    Map.of(HAOBEI, new Dossier.Community(HAOBEI, "濠北社区居委会", communitySince, results)),
                    List.of(
                            new Dossier.YearResult(2024, "QUALIFIED", null, null, null),
                            new Dossier.YearResult(2025, "EXCELLENT", null, null, null)));
        }

        Judgement judged() {
            return RULE.judge(dossier(), CUT_OFF);
        }
    }

    @Test
    void more_than_six_years_and_three_years_in_front_are_eligible() {
        var judgement = new Candidate().judged();
        assertEquals(Verdict.ELIGIBLE, judgement.verdict(), judgement.toString());
        assertTrue(judgement.shortfalls().isEmpty());
        var tenure = judgement.findings().getFirst();
        assertEquals("105 months", tenure.actual());
        assertEquals("a-1", tenure.evidence().getFirst().reference());
        var front = judgement.findings().get(1);
        assertEquals("2023: 3/118; 2024: 59/118; 2025: 1/118", front.actual());
        assertEquals(4, front.evidence().size(), "the community and three results");
    }

    @Test
    void a_day_short_of_six_years_fails_and_says_when_it_will_not() {
        var candidate = new Candidate();
        candidate.secretarySince = LocalDate.of(2020, 1, 16);
        var judgement = candidate.judged();
        assertEquals(Verdict.NOT_ELIGIBLE, judgement.verdict());
        assertEquals(LocalDate.of(2026, 1, 16), foreseen(candidate).from());
    }

    @Test
    void a_community_without_a_ranked_year_is_never_in_front_and_is_told_exactly_that() {
        var candidate = new Candidate();
        candidate.communitySince = LocalDate.of(2024, 7, 1);
        candidate.results = List.of(ranked(2025, 1, 118));
        var judgement = candidate.judged();
        assertEquals(Verdict.NOT_ELIGIBLE, judgement.verdict());
        var finding = judgement.shortfalls().getFirst();
        assertEquals(Outcome.FAIL, finding.outcome());
        assertEquals("2023: not ranked; 2024: not ranked; 2025: 1/118", finding.actual());
        assertTrue(
                finding.explanation().en().contains("has no three ranked years: no rank for 2023, 2024"),
                finding.explanation().en());
        assertTrue(
                finding.explanation().zh().contains("没有3个有排名的年度：2023、2024年无排名"),
                finding.explanation().zh());
    }

    @Test
    void a_year_whose_result_has_not_arrived_is_unknown_and_no_pass() {
        var candidate = new Candidate();
        candidate.results = List.of(ranked(2023, 3, 118), ranked(2024, 4, 118));
        var judgement = candidate.judged();
        assertEquals(Verdict.UNKNOWN, judgement.verdict());
        assertTrue(judgement.shortfalls().getFirst().actual().endsWith("2025: no result received"));
    }

    @Test
    void one_year_behind_fails_whatever_the_missing_years_may_say() {
        var candidate = new Candidate();
        candidate.results = List.of(ranked(2023, 60, 118), ranked(2024, 4, 118));
        assertEquals(Verdict.NOT_ELIGIBLE, candidate.judged().verdict());
    }

    @Test
    void age_has_a_limit_for_each_sex_and_the_birthday_counts() {
        var candidate = new Candidate();
        candidate.birthDate = LocalDate.of(1968, 1, 15);
        assertEquals(Outcome.FAIL, outcome(candidate, "AGE_AT_MOST"), "58 today");
        candidate.birthDate = LocalDate.of(1968, 1, 16);
        assertEquals(Outcome.PASS, outcome(candidate, "AGE_AT_MOST"), "58 tomorrow");
        candidate.sex = Sex.FEMALE;
        assertEquals(Outcome.FAIL, outcome(candidate, "AGE_AT_MOST"));
        candidate.sex = null;
        assertEquals(Outcome.UNKNOWN, outcome(candidate, "AGE_AT_MOST"));
        candidate.birthDate = LocalDate.of(1990, 1, 1);
        assertEquals(Outcome.PASS, outcome(candidate, "AGE_AT_MOST"), "young enough for either");
    }

    @Test
    void what_is_not_known_is_never_a_pass() {
        var candidate = new Candidate();
        candidate.education = null;
        candidate.birthDate = null;
        assertEquals(Outcome.UNKNOWN, outcome(candidate, "EDUCATION_AT_LEAST"));
        assertEquals(Outcome.UNKNOWN, outcome(candidate, "AGE_AT_MOST"));
        assertEquals(Verdict.UNKNOWN, candidate.judged().verdict());
        candidate.person = false;
        assertEquals(Verdict.UNKNOWN, candidate.judged().verdict());
        candidate.career = false;
        assertEquals(Verdict.UNKNOWN, candidate.judged().verdict());
    }

    @Test
    void every_criterion_answers_about_an_empty_dossier() {
        var empty = new Dossier(UUID.randomUUID(), null, null, Map.of(), null);
        for (var criterion : everyCriterion()) {
            assertEquals(Outcome.UNKNOWN, criterion.judge(empty, CUT_OFF).outcome(), criterion.code());
        }
    }

    @Test
    void a_sanction_bars_while_it_is_in_effect() {
        var candidate = new Candidate();
        candidate.sanctions = List.of(new Dossier.Sanction(LocalDate.of(2025, 1, 15), CUT_OFF, true));
        assertEquals(Outcome.PASS, outcome(candidate, "NO_SANCTION"), "it ended yesterday");
        candidate.sanctions = List.of(new Dossier.Sanction(LocalDate.of(2025, 1, 15), CUT_OFF.plusDays(1), true));
        assertEquals(Outcome.FAIL, outcome(candidate, "NO_SANCTION"));
        assertEquals(CUT_OFF.plusDays(1), foreseen(candidate).from());
        candidate.sanctions = List.of(new Dossier.Sanction(LocalDate.of(2025, 1, 15), null, false));
        assertEquals(Outcome.PASS, outcome(candidate, "NO_SANCTION"), "this one bars nothing");
    }

    @Test
    void one_pass_in_a_group_is_enough() {
        var candidate = new Candidate();
        candidate.education = EducationLevel.SENIOR_MIDDLE;
        var rule = new EligibilityRule(
                RoundKind.INSTITUTION,
                2,
                CUT_OFF,
                Set.of(Post.SECRETARY),
                List.of(new EligibilityRule.Group(List.of(
                        new EducationAtLeast(EducationLevel.BACHELOR),
                        new CertificateAtLeast(Certificate.SOCIAL_WORKER, true)))));
        var judgement = rule.judge(candidate.dossier(), CUT_OFF);
        assertEquals(Verdict.ELIGIBLE, judgement.verdict());
        assertTrue(judgement.shortfalls().isEmpty(), "a failed alternative is no shortfall");
    }

    @Test
    void two_of_three_years_and_once_in_the_top_quarter() {
        var candidate = new Candidate();
        var criterion = new CommunityInFront(3, 2, 50, 25);
        candidate.results = List.of(ranked(2023, 29, 118), ranked(2024, 118, 118), ranked(2025, 59, 118));
        assertEquals(Outcome.PASS, criterion.judge(candidate.dossier(), CUT_OFF).outcome());
        candidate.results = List.of(ranked(2023, 30, 118), ranked(2024, 118, 118), ranked(2025, 59, 118));
        assertEquals(
                Outcome.FAIL,
                criterion.judge(candidate.dossier(), CUT_OFF).outcome(),
                "30 of 118 is not within the top quarter");
    }

    @Test
    void differences_show_what_changed_since_registration() {
        var before = new Candidate();
        var after = new Candidate();
        after.results = List.of(ranked(2023, 3, 118), ranked(2024, 80, 118), ranked(2025, 1, 118));
        var differences =
                Difference.between(before.judged().findings(), after.judged().findings());
        assertEquals(1, differences.size());
        var difference = differences.getFirst();
        assertEquals("COMMUNITY_IN_FRONT", difference.criterion());
        assertEquals(Outcome.PASS, Objects.requireNonNull(difference.frozen()).outcome());
        assertEquals(Outcome.FAIL, Objects.requireNonNull(difference.now()).outcome());
    }

    private static List<Criterion> everyCriterion() {
        return new ArrayList<>(List.of(
                TenureInPost.consecutive(Post.SECRETARY, 72),
                new TenureInPost(Set.of(Post.SECRETARY), TenureInPost.Mode.CUMULATIVE, 24, 0),
                new TenureInCommunity(12, 0),
                new HoldsPost(Set.of(Post.GRID_WORKER)),
                new HoldsIdentity(Set.of(TenureKind.STAFFED)),
                new CommunityInFront(3, 3, 50, null),
                new OwnGrades(2, Set.of(Grade.EXCELLENT, Grade.QUALIFIED), 1),
                new AgeAtMost(57, 52),
                new EducationAtLeast(EducationLevel.BACHELOR),
                new PoliticalStatusIn(Set.of(PoliticalCategory.CPC_MEMBER)),
                new ReserveMember(),
                new CertificateAtLeast(Certificate.ASSISTANT, false),
                new NoSanction(),
                new StatusIn(Set.of(PersonStatus.ACTIVE))));
    }

    @Test
    void a_full_dossier_leaves_nothing_unknown() {
        for (var criterion : everyCriterion()) {
            assertTrue(
                    criterion.judge(new Candidate().dossier(), CUT_OFF).outcome() != Outcome.UNKNOWN, criterion.code());
        }
    }

    private static Outcome outcome(Candidate candidate, String criterion) {
        return candidate.judged().findings().stream()
                .filter(finding -> finding.criterion().equals(criterion))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Window foreseen(Candidate candidate) {
        return Foresight.exact(RULE, candidate.dossier(), CUT_OFF).window().orElseThrow();
    }

    private static EligibilityRule.Group only(Criterion criterion) {
        return new EligibilityRule.Group(List.of(criterion));
    }

    private static Dossier.YearResult ranked(int year, int rank, int peers) {
        return new Dossier.YearResult(year, null, "URBAN", rank, peers);
    }
}
