package org.shequ.selection.panel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.personnelfeed.Relatives;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.RoundStatus;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Names everybody who acts in a round, each with one duty, or replaces some. Who has acted keeps the duty; nobody is named
 * who is a candidate or a candidate's relative, or of whom that is not known.
 */
@ApplicationScoped
public class NamePanel {

    private static final int SCORES_PER_PAPER = 2;

    private final SelectionRounds rounds;
    private final Panels panels;
    private final Relatives relatives;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    public NamePanel(
            SelectionRounds rounds,
            Panels panels,
            Relatives relatives,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.panels = panels;
        this.relatives = relatives;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected, List<Panels.Member> members) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        if (round.status() == RoundStatus.CLOSED || round.status() == RoundStatus.CANCELLED) {
            throw ProblemException.of(SelectionProblem.ROUND_OVER, round.step().standing());
        }
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        requireWhole(members, refusal);
        requireActed(round, members, refusal);
        requireApart(round, members, refusal);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        panels.replace(id, members, caller.subject(), clock.instant());
        round.touch();
        chronicle.record(
                round,
                before,
                "panel-named",
                null,
                members.stream()
                        .collect(Collectors.groupingBy(member -> member.duty().name(), Collectors.counting())));
        return round;
    }

    private static void requireWhole(List<Panels.Member> members, ProblemException refusal) {
        Set<String> subjects = new HashSet<>();
        Set<UUID> people = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            var member = members.get(i);
            var pointer = "/members/" + i;
            if (!subjects.add(member.subject())) {
                refusal.violation(pointer + "/subject", "ONE_DUTY", "has another duty already", "已承担另一职责");
            }
            if (member.personId() != null && !people.add(member.personId())) {
                refusal.violation(pointer + "/personId", "ONE_DUTY", "has another duty already", "已承担另一职责");
            }
            if (member.personId() == null && member.declaration() == null) {
                refusal.violation(
                        pointer,
                        "KNOWN_OR_DECLARED",
                        "needs a personnel record or a declaration that no candidate is a relative",
                        "须有人事档案，或提交回避申报");
            }
        }
        if (members.stream().filter(member -> member.duty() == Duty.EXAMINER).count() < SCORES_PER_PAPER) {
            refusal.violation("/members", "TWO_EXAMINERS", "every score is entered by two examiners", "每项成绩须由两名考官录入");
        }
    }

    private void requireActed(SelectionRound round, List<Panels.Member> members, ProblemException refusal) {
        var named = members.stream()
                .collect(Collectors.toMap(Panels.Member::subject, Panels.Member::duty, (first, second) -> first));
        panels.acted(round.id()).forEach((subject, duty) -> {
            if (named.get(subject) != duty) {
                refusal.violation(
                        "/members",
                        "HAS_ACTED",
                        subject + " has acted as " + duty.en() + " and keeps that duty",
                        subject + "已承担" + duty.zh() + "职责，不得变更");
            }
        });
    }

    private void requireApart(SelectionRound round, List<Panels.Member> members, ProblemException refusal) {
        var candidates = panels.candidates(round.id());
        var told = relatives.of(candidates.keySet());
        var known = panels.known(members);
        for (int i = 0; i < known.size(); i++) {
            var member = known.get(i);
            long related = 0;
            long unknown = 0;
            for (var candidate : candidates.keySet()) {
                var outcome = member.mayActFor(candidate, told.get(candidate));
                related += outcome == Outcome.FAIL ? 1 : 0;
                unknown += outcome == Outcome.UNKNOWN ? 1 : 0;
            }
            if (related > 0) {
                refusal.violation(
                        "/members/" + i,
                        "RELATIVE",
                        "is a candidate or related to one: " + related,
                        "为人选本人或其亲属，涉及" + related + "人");
            } else if (unknown > 0) {
                refusal.violation(
                        "/members/" + i,
                        "RELATIVES_UNKNOWN",
                        "needs a declaration: of %d candidates the relatives are not known".formatted(unknown),
                        "须提交回避申报：%d名人选的亲属关系不明".formatted(unknown));
            }
        }
    }
}
