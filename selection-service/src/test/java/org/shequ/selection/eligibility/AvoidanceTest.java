package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.tenure.Interval;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Relatives, investigations, service locks and relaxations, as tables. */
class AvoidanceTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final UUID CANDIDATE = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID MEMBER = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-00000000000c");
    private static final String TARGET = "320613002004";

    private static Dossier dossier(
            @Nullable Boolean investigated,
            @Nullable List<UUID> relatives,
            @Nullable List<Dossier.Honour> honours,
            int age) {
        return new Dossier(
                CANDIDATE,
                new Dossier.PersonRecord(
                        "某人",
                        Sex.MALE,
                        DAY.minusYears(age),
                        EducationLevel.BACHELOR,
                        "CPC_MEMBER",
                        false,
                        null,
                        null,
                        "ACTIVE",
                        List.of(),
                        investigated,
                        relatives == null
                                ? null
                                : relatives.stream()
                                        .map(id -> new Dossier.Relative(id, "SPOUSE"))
                                        .toList(),
                        honours),
                new Dossier.Career(
                        List.of(new Dossier.Assignment(
                                "a", TARGET, "SECRETARY", true, new Interval(LocalDate.of(2010, 1, 1), null))),
                        List.of(),
                        List.of(),
                        null),
                Map.of(),
                List.of());
    }

    static List<Arguments> members() {
        return List.of(
                // own record, its relatives, declared; the candidate's relatives; what comes of it
                arguments(MEMBER, List.of(), false, List.of(), Outcome.PASS),
                arguments(CANDIDATE, List.of(), true, List.of(), Outcome.FAIL),
                arguments(MEMBER, List.of(CANDIDATE), false, List.of(), Outcome.FAIL),
                arguments(MEMBER, List.of(), false, List.of(MEMBER), Outcome.FAIL),
                arguments(MEMBER, null, false, List.of(MEMBER), Outcome.FAIL),
                arguments(MEMBER, List.of(CANDIDATE), true, null, Outcome.FAIL),
                arguments(MEMBER, List.of(OTHER), false, List.of(OTHER), Outcome.PASS),
                arguments(MEMBER, null, false, List.of(), Outcome.UNKNOWN),
                arguments(MEMBER, List.of(), false, null, Outcome.UNKNOWN),
                arguments(MEMBER, null, true, null, Outcome.PASS),
                arguments(null, null, true, null, Outcome.PASS),
                arguments(null, null, false, List.of(), Outcome.UNKNOWN));
    }

    private static @Nullable Set<UUID> set(@Nullable List<UUID> ids) {
        return ids == null ? null : Set.copyOf(ids);
    }

    @ParameterizedTest
    @MethodSource("members")
    void a_tie_on_either_side_stands_in_the_way_and_what_is_not_told_is_no_pass(
            @Nullable UUID own,
            @Nullable List<UUID> relatives,
            boolean declared,
            @Nullable List<UUID> theirs,
            Outcome outcome) {
        var member = new PanelMember("scorer", own, set(relatives), declared);
        assertEquals(outcome, member.mayActFor(CANDIDATE, set(theirs)));
        var setting = new JudgementContext.RoundContext(List.of(member), TARGET, Map.of());
        var dossier = dossier(false, theirs, null, 40).within(new JudgementContext(List.of(), List.of(), setting));
        var finding = new NoRelative(true, false).judge(dossier, DAY);
        assertEquals(outcome, finding.outcome());
        assertEquals(outcome == Outcome.FAIL ? 1 : 0, finding.evidence().size());
    }

    @Test
    void a_relative_who_serves_in_the_target_community_stands_in_the_way() {
        var criterion = new NoRelative(false, true);
        var there = new JudgementContext.RoundContext(null, TARGET, Map.of(OTHER, TARGET + "01"));
        var elsewhere = new JudgementContext.RoundContext(null, TARGET, Map.of(OTHER, "320613002005"));
        assertEquals(
                Outcome.FAIL, criterion.judge(in(there, List.of(OTHER)), DAY).outcome());
        assertEquals(
                TARGET + "01",
                criterion
                        .judge(in(there, List.of(OTHER)), DAY)
                        .evidence()
                        .getFirst()
                        .unitCode());
        assertEquals(
                Outcome.PASS,
                criterion.judge(in(elsewhere, List.of(OTHER)), DAY).outcome());
        assertEquals(Outcome.UNKNOWN, criterion.judge(in(elsewhere, null), DAY).outcome());
        assertEquals(
                Outcome.UNKNOWN,
                new NoRelative(true, true).judge(in(elsewhere, List.of()), DAY).outcome(),
                "no panel has been named");
        assertEquals(
                Outcome.UNKNOWN,
                criterion.judge(dossier(false, List.of(), null, 40), DAY).outcome(),
                "there is no round");
    }

    private static Dossier in(JudgementContext.RoundContext setting, @Nullable List<UUID> relatives) {
        return dossier(false, relatives, null, 40).within(new JudgementContext(List.of(), List.of(), setting));
    }

    @Test
    void whether_an_investigation_is_under_way_must_have_been_told() {
        var criterion = new NotUnderInvestigation();
        assertEquals(
                Outcome.PASS,
                criterion.judge(dossier(false, null, null, 40), DAY).outcome());
        assertEquals(
                Outcome.FAIL,
                criterion.judge(dossier(true, null, null, 40), DAY).outcome());
        assertEquals(
                Outcome.UNKNOWN,
                criterion.judge(dossier(null, null, null, 40), DAY).outcome());
    }

    @Test
    void a_service_lock_holds_up_to_its_last_day_and_the_latest_counts() {
        var locks = List.of(
                new JudgementContext.ServiceLock(
                        "one", RoundKind.STAFFING, new Interval(DAY.minusYears(5), DAY.plusDays(1))),
                new JudgementContext.ServiceLock("two", RoundKind.INSTITUTION, new Interval(DAY, DAY.plusYears(5))),
                new JudgementContext.ServiceLock("past", RoundKind.STAFFING, new Interval(DAY.minusYears(9), DAY)));
        var bound = dossier(false, null, null, 40).within(new JudgementContext(locks, List.of(), null));
        var finding = new NoServiceLock().judge(bound, DAY);
        assertEquals(Outcome.FAIL, finding.outcome());
        assertEquals(DAY.plusYears(5), finding.expectedOn());
        assertEquals(
                List.of("one", "two"),
                finding.evidence().stream().map(Evidence::reference).toList());
        assertEquals(
                Outcome.PASS, new NoServiceLock().judge(bound, DAY.plusYears(5)).outcome());
    }

    static List<Arguments> relaxations() {
        var municipal = List.of(new Dossier.Honour(HonourLevel.MUNICIPAL, DAY));
        var provincial = List.of(new Dossier.Honour(HonourLevel.PROVINCIAL, DAY.minusYears(3)));
        var tomorrow = List.of(new Dossier.Honour(HonourLevel.NATIONAL, DAY.plusDays(1)));
        var honour = List.of(Relaxation.Ground.HONOUR);
        var tenure = List.of(Relaxation.Ground.SURPLUS_TENURE);
        var both = List.of(Relaxation.Ground.HONOUR, Relaxation.Ground.SURPLUS_TENURE);
        return List.of(
                // age, honours, grounds ordered; 57, or 59 for a provincial honour, or 60 for 144 months
                arguments(57, null, List.of(), Outcome.PASS),
                arguments(58, provincial, List.of(), Outcome.FAIL),
                arguments(58, provincial, honour, Outcome.PASS),
                arguments(59, provincial, honour, Outcome.PASS),
                arguments(60, provincial, honour, Outcome.FAIL),
                arguments(58, municipal, honour, Outcome.FAIL),
                arguments(58, tomorrow, honour, Outcome.FAIL),
                arguments(58, null, honour, Outcome.UNKNOWN),
                arguments(60, null, honour, Outcome.FAIL),
                arguments(60, List.of(), tenure, Outcome.PASS),
                arguments(60, List.of(), both, Outcome.PASS),
                arguments(61, provincial, both, Outcome.FAIL));
    }

    @ParameterizedTest
    @MethodSource("relaxations")
    void the_age_limit_gives_way_to_an_order_whose_facts_hold(
            int age, @Nullable List<Dossier.Honour> honours, List<Relaxation.Ground> ordered, Outcome outcome) {
        var criterion = new AgeAtMost(
                57,
                52,
                List.of(
                        Relaxation.forHonour(HonourLevel.PROVINCIAL, 2),
                        Relaxation.forTenure(Set.of(Post.SECRETARY), 144, 3)));
        var orders = ordered.stream()
                .map(ground -> new JudgementContext.Order(ground, "崇组〔2026〕9号"))
                .toList();
        var dossier = dossier(false, null, honours, age).within(new JudgementContext(List.of(), orders, null));
        var finding = criterion.judge(dossier, DAY);
        assertEquals(outcome, finding.outcome(), finding.explanation().en());
        assertEquals(
                ordered.size(),
                finding.evidence().stream()
                        .filter(evidence -> evidence.kind() == Evidence.Kind.ORDER)
                        .count());
        assertEquals(!ordered.isEmpty(), finding.explanation().zh().contains("崇组〔2026〕9号"));
        var plain = new AgeAtMost(57, 52).judge(dossier, DAY).outcome();
        assertEquals(age <= 57 ? Outcome.PASS : Outcome.FAIL, plain, "a rule without relaxations knows none");
    }

    @Test
    void what_only_a_round_decides_is_left_out_before_there_is_one() {
        var rule = new EligibilityRule(
                RoundKind.SECRETARY,
                1,
                DAY,
                Set.of(Post.SECRETARY),
                List.of(
                        new EligibilityRule.Group(List.of(new NoRelative(true, true))),
                        new EligibilityRule.Group(List.of(new AgeAtMost(57, 52)))));
        assertEquals(List.of("NO_RELATIVE"), rule.leftToTheRound());
        assertEquals(
                Verdict.ELIGIBLE,
                rule.beforeAnyRound().judge(dossier(null, null, null, 40), DAY).verdict());
        assertEquals(
                Verdict.UNKNOWN, rule.judge(dossier(null, null, null, 40), DAY).verdict());
    }
}
