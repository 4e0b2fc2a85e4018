package org.shequ.selection.eligibility;

import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every sentence about a person: in words, with the reason that decided, and never the same for two outcomes. */
class SentencesTest {

    private static final LocalDate TODAY = RandomDossiers.TODAY;
    private static final String COMMUNITY = "320613001001";
    private static final Pattern OPERATORS = Pattern.compile("[<>=|*+{}\\[\\]]|-1(?![0-9])|null");
    private static final Pattern CONSTANTS =
            Pattern.compile("(?<![A-Za-z])(" + String.join("|", names()) + ")(?![A-Za-z])");
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static List<String> names() {
        return Stream.of(
                        Post.values(),
                        EducationLevel.values(),
                        Grade.values(),
                        PersonStatus.values(),
                        PoliticalCategory.values(),
                        TenureKind.values(),
                        Certificate.values(),
                        HonourLevel.values(),
                        Sex.values(),
                        Outcome.values(),
                        Verdict.values(),
                        RoundKind.values(),
                        TenureInPost.Mode.values(),
                        AgeAtMost.LastDay.values(),
                        Relaxation.Ground.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .distinct()
                .toList();
    }

    @Test
    void every_criterion_speaks_plainly_and_differently_of_each_outcome() {
        long seed = 20_261_130;
        var given = new RandomDossiers(seed, COMMUNITY, "320613001002", "32061300100201");
        Map<String, Map<Outcome, Set<String>>> said = new TreeMap<>();
        for (int round = 0; round < 800; round++) {
            var dossier = given.dossier().within(context(given));
            var cutOff = given.cutOff();
            List<Criterion> criteria = new ArrayList<>(given.everyCriterion());
            criteria.add(new NoServiceLock());
            criteria.add(new NoRelative(true, true));
            for (var criterion : criteria) {
                var finding = criterion.judge(dossier, cutOff);
                var message = "seed " + seed + " round " + round + ": " + finding;
                plain(finding.explanation().zh(), true, message);
                plain(finding.explanation().en(), false, message);
                plain(finding.required(), false, message);
                plain(finding.actual(), false, message);
                finding.evidence()
                        .forEach(fact -> assertFalse((fact.reference() + fact.detail()).contains("null"), message));
                assertEquals(finding.outcome() == Outcome.PASS, !asks(finding), message);
                said.computeIfAbsent(criterion.code(), code -> new HashMap<>())
                        .computeIfAbsent(finding.outcome(), outcome -> new HashSet<>())
                        .add(finding.explanation().zh());
            }
        }
        assertEquals(18, said.size());
        said.forEach((code, byOutcome) -> {
            var expected = code.equals("NO_SERVICE_LOCK")
                    ? EnumSet.of(Outcome.PASS, Outcome.FAIL)
                    : EnumSet.allOf(Outcome.class);
            assertEquals(expected, byOutcome.keySet(), code);
            byOutcome.forEach((outcome, texts) -> byOutcome.forEach((other, others) ->
                    assertTrue(outcome == other || texts.stream().noneMatch(others::contains), code + " " + outcome)));
        });
    }

    @Test
    void a_conclusion_speaks_plainly_too_and_names_the_days() {
        long seed = 20_261_202;
        var given = new RandomDossiers(seed, COMMUNITY, "320613001002");
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int round = 0; round < 800; round++) {
            var rule = given.smallRule();
            var dossier = given.dossier();
            var judgement = rule.judge(dossier, TODAY);
            var window = Foresight.exact(rule, dossier, TODAY).window().orElse(null);
            var conclusion = Conclusion.of(RoundKind.INSTITUTION, TODAY, judgement, judgement.findings(), window);
            var message = "seed " + seed + " round " + round + ": " + conclusion;
            plain(conclusion.zh(), true, message);
            plain(conclusion.en(), false, message);
            if (window != null && window.from().isAfter(TODAY)) {
                assertTrue(conclusion.zh().contains("自" + Wording.zh(window.from()) + "起符合全部条件"), message);
            }
            assertEquals(
                    judgement.verdict() == Verdict.NOT_ELIGIBLE, conclusion.zh().contains("，不符合事业选聘条件"), message);
            seen.add(judgement.verdict());
        }
        assertEquals(EnumSet.allOf(Verdict.class), seen);
    }

    private static void plain(String text, boolean chinese, String message) {
        var found = OPERATORS.matcher(text);
        assertFalse(found.find(), () -> "an operator: " + text + "\n" + message);
        assertFalse(CONSTANTS.matcher(text).find(), () -> "a constant: " + text + "\n" + message);
        if (chinese) {
            assertFalse(ISO_DATE.matcher(text).find(), () -> "a date of a program: " + text + "\n" + message);
        }
    }

    private static boolean asks(Finding finding) {
        return finding.explanation().zh().contains("咨询")
                && finding.explanation().en().contains("ask ");
    }

    private static JudgementContext context(RandomDossiers given) {
        var from = given.cutOff().minusDays(400);
        List<JudgementContext.ServiceLock> locks = given.number(2) == 0
                ? List.of()
                : List.of(new JudgementContext.ServiceLock(
                        "one", RoundKind.STAFFING, new Interval(from, from.plusDays(given.number(900) + 1L))));
        var target = given.number(2) == 0
                ? Map.of(UUID.randomUUID(), COMMUNITY)
                : Map.<UUID, String>of(UUID.randomUUID(), "320613009009");
        var setting = switch (given.number(3)) {
            case 0 -> null;
            case 1 -> new JudgementContext.RoundContext(null, COMMUNITY, target);
            default -> new JudgementContext.RoundContext(List.of(), COMMUNITY, target);
        };
        return new JudgementContext(locks, List.of(), setting);
    }

    private static Finding front(CommunityInFront criterion, Dossier.YearResult... results) {
        var career = new Dossier.Career(
                List.of(new Dossier.Assignment(
                        "a", COMMUNITY, "SECRETARY", true, new Interval(LocalDate.of(2015, 1, 1), null))),
                List.of(),
                List.of(),
                null);
        return criterion.judge(
                new Dossier(
                        UUID.randomUUID(),
                        null,
                        career,
                        Map.of(
                                COMMUNITY,
                                new Dossier.Community(COMMUNITY, "某社区", LocalDate.of(2000, 1, 1), List.of(results))),
                        null),
                TODAY);
    }

    private static Dossier.YearResult ranked(int year, int rank) {
        return new Dossier.YearResult(year, null, null, rank, 100);
    }

    @Test
    void who_was_behind_is_told_so_and_not_that_ranks_are_missing() {
        var finding = front(new CommunityInFront(3, 3, 50, null), ranked(2023, 80), ranked(2024, 3), ranked(2025, 4));
        assertEquals(Outcome.FAIL, finding.outcome());
        var zh = finding.explanation().zh();
        assertTrue(zh.contains("2023年在100个社区中列第80名，未进入前列；2024年在100个社区中列第3名，位居前列"), zh);
        assertTrue(zh.contains("仅有2年位居前列"), zh);
        assertFalse(zh.contains("没有3个有排名的年度"), zh);
        assertTrue(zh.contains("年度考核主管部门"), zh);
    }

    @Test
    void a_year_behind_beside_one_not_yet_known_is_told_as_what_it_was() {
        var finding = front(new CommunityInFront(3, 3, 50, null), ranked(2023, 80), ranked(2024, 3));
        assertEquals(Outcome.FAIL, finding.outcome());
        var zh = finding.explanation().zh();
        assertTrue(zh.contains("2023年在100个社区中列第80名，未进入前列") && zh.contains("2025年考核结果尚未公布"), zh);
        assertTrue(zh.contains("仅有1年位居前列，即使计入尚未公布的年度仍不足"), zh);
    }

    /** Every January, when the year before has no result yet. */
    @Test
    void who_waits_for_a_result_is_told_which() {
        var finding = front(new CommunityInFront(3, 3, 50, null), ranked(2023, 8), ranked(2024, 3));
        assertEquals(Outcome.UNKNOWN, finding.outcome());
        var zh = finding.explanation().zh();
        assertTrue(zh.startsWith("无法判定。") && zh.contains("须待2025年考核结果公布后判定"), zh);
        assertFalse(zh.contains("没有3个"), zh);
        assertTrue(
                finding.explanation().en().contains("it depends on 2025"),
                finding.explanation().en());
    }

    @Test
    void who_was_in_front_and_never_among_the_best_is_told_that() {
        var finding = front(new CommunityInFront(3, 2, 50, 25), ranked(2023, 40), ranked(2024, 30), ranked(2025, 90));
        assertEquals(Outcome.FAIL, finding.outcome());
        assertTrue(
                finding.explanation().zh().contains("各年度均未进入前25%"),
                finding.explanation().zh());
    }

    /** Two kinds of people whose labels only a newer publisher knows. */
    @Test
    void a_value_that_has_no_name_here_is_no_code_in_a_sentence() {
        var career = new Dossier.Career(
                List.of(new Dossier.Assignment(
                        "a", COMMUNITY, "STREET_MARSHAL", true, new Interval(LocalDate.of(2015, 1, 1), null))),
                List.of(),
                List.of(),
                null);
        var finding = new HoldsPost(Set.of(Post.SECRETARY))
                .judge(new Dossier(UUID.randomUUID(), null, career, Map.of(), null), TODAY);
        assertFalse(
                finding.explanation().zh().contains("STREET"),
                finding.explanation().zh());
        assertEquals("a value not known here", finding.actual());
    }

    /** Labels themselves are words. */
    @Test
    void no_label_is_a_constant() {
        for (Coded label : List.of(Post.SECRETARY, Grade.EXCELLENT, RoundKind.INSTITUTION)) {
            assertFalse(CONSTANTS.matcher(label.zh()).find());
        }
    }
}
