package org.shequ.selection.panel;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.eligibility.Outcome;
import org.shequ.selection.personnelfeed.Relatives;
import org.shequ.selection.round.SelectionRound;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets only those act in a round who have the duty for it, and nobody where a relative or the own person is concerned
 * (回避). What is not known is no permission.
 */
@ApplicationScoped
public class PanelGuard {

    private final Panels panels;
    private final Relatives relatives;
    private final Caller caller;

    public PanelGuard(Panels panels, Relatives relatives, Caller caller) {
        this.panels = panels;
        this.relatives = relatives;
        this.caller = caller;
    }

    /** The caller's place on the panel; 403 without one, or with another duty. */
    public Panels.Member require(SelectionRound round, Duty duty) {
        var own = own(round);
        if (own == null) {
            throw ProblemException.of(SelectionProblem.NOT_ON_PANEL, caller.subject(), new Words(duty.en(), duty.zh()));
        }
        requireDuty(own, duty);
        return own;
    }

    /** The same for what an officer does: who is not on the panel may do it, who has another duty may not. */
    public void requireNoOther(SelectionRound round, Duty duty) {
        var own = own(round);
        if (own != null) {
            requireDuty(own, duty);
        }
    }

    private Panels.@Nullable Member own(SelectionRound round) {
        return panels.of(round.id()).stream()
                .filter(member -> member.subject().equals(caller.subject()))
                .findFirst()
                .orElse(null);
    }

    private static void requireDuty(Panels.Member own, Duty duty) {
        if (own.duty() != duty) {
            throw ProblemException.of(
                    SelectionProblem.SEPARATION_OF_DUTIES,
                    own.subject(),
                    new Words(
                            "is on the panel as %s, so is not its %s; somebody who is must do it"
                                    .formatted(own.duty().en(), duty.en()),
                            "在本轮中承担%s职责，不得承担%s职责，须由承担该职责的人员办理"
                                    .formatted(own.duty().zh(), duty.zh())));
        }
    }

    /** 403 when the member is one of the people or related to any; 409 when that is not known of any. */
    public void requireApart(Panels.Member member, Collection<UUID> people) {
        var outcomes = apart(member, people);
        var related = outcomes.values().stream().filter(Outcome.FAIL::equals).count();
        if (related > 0) {
            throw ProblemException.of(SelectionProblem.RELATIVE_CONCERNED, member.subject(), related);
        }
        var unknown = outcomes.values().stream().filter(Outcome.UNKNOWN::equals).count();
        if (unknown > 0) {
            throw ProblemException.of(SelectionProblem.RELATIVES_UNKNOWN, member.subject(), unknown);
        }
    }

    /** The same for somebody who need not be on the panel: who is on it keeps away from relatives there too. */
    public void requireApartIfNamed(SelectionRound round, UUID personId) {
        var own = own(round);
        if (own != null) {
            requireApart(own, List.of(personId));
        }
    }

    /** Whether the member may act for each of the people, in two queries. */
    public Map<UUID, Outcome> apart(Panels.Member member, Collection<UUID> people) {
        var known = panels.known(List.of(member)).getFirst();
        var told = relatives.of(people);
        Map<UUID, Outcome> outcomes = HashMap.newHashMap(people.size());
        people.forEach(person -> outcomes.put(person, known.mayActFor(person, told.get(person))));
        return outcomes;
    }

    /** 409 when anybody on the panel is the candidate or related to the candidate, or that is not known. */
    public void requireNobodyRelated(SelectionRound round, UUID personId) {
        var panel = panels.known(round.id());
        if (panel == null) {
            return; // whoever is named later is held against all candidates then
        }
        var told = relatives.of(List.of(personId)).get(personId);
        var refusal = ProblemException.of(SelectionProblem.PANEL_NOT_APART);
        panel.forEach(member -> {
            switch (member.mayActFor(personId, told)) {
                case PASS -> {}
                case FAIL ->
                    refusal.violation(
                            "/panel",
                            "RELATIVE",
                            member.subject() + " is the candidate or a relative",
                            member.subject() + "为本人或其亲属");
                case UNKNOWN ->
                    refusal.violation(
                            "/panel",
                            "RELATIVES_UNKNOWN",
                            "whether " + member.subject() + " is a relative is not known; a declaration is needed",
                            member.subject() + "是否为其亲属不明，须提交回避申报");
            }
        });
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
