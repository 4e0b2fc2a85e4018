package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.tenure.PostHeld;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * No relative (回避) acts in the round, or serves in the community that the position is in.
 *
 * @param onPanel whether those who act in the round are looked at
 * @param inUnit whether those who serve in the target community are looked at
 */
public record NoRelative(boolean onPanel, boolean inUnit) implements Criterion {

    @Override
    public String code() {
        return "NO_RELATIVE";
    }

    /** There is no panel and no target before there is a round. */
    @Override
    public boolean needsRound() {
        return true;
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var setting = dossier.around().setting();
        if (setting == null) {
            return Outcome.UNKNOWN;
        }
        return worse(panel(dossier, setting), unit(dossier, setting));
    }

    private static Outcome worse(Outcome one, Outcome other) {
        if (one == Outcome.FAIL || other == Outcome.FAIL) {
            return Outcome.FAIL;
        }
        return one == Outcome.UNKNOWN ? one : other;
    }

    private Outcome panel(Dossier dossier, JudgementContext.RoundContext setting) {
        if (!onPanel) {
            return Outcome.PASS;
        }
        var panel = setting.panel();
        if (panel == null) {
            return Outcome.UNKNOWN;
        }
        return panel.stream()
                .map(member -> member.mayActFor(dossier.personId(), relatives(dossier)))
                .reduce(Outcome.PASS, NoRelative::worse);
    }

    private Outcome unit(Dossier dossier, JudgementContext.RoundContext setting) {
        if (!inUnit) {
            return Outcome.PASS;
        }
        return relatives(dossier) == null ? Outcome.UNKNOWN : inTarget(setting).isEmpty() ? Outcome.PASS : Outcome.FAIL;
    }

    private static List<UUID> inTarget(JudgementContext.RoundContext setting) {
        var community = PostHeld.communityOf(setting.targetUnit());
        return setting.relativesUnits().entrySet().stream()
                .filter(entry -> PostHeld.communityOf(entry.getValue()).equals(community))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static @Nullable Set<UUID> relatives(Dossier dossier) {
        var person = dossier.person();
        return person == null ? null : person.relativeIds();
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = onPanel && inUnit
                ? "no relative on the panel or in the target unit"
                : onPanel ? "no relative on the panel" : "no relative in the target unit";
        var setting = dossier.around().setting();
        if (setting == null) {
            return unknown(outcome, required, "This is judged in a round.", "须在具体轮次中判定。");
        }
        if (outcome == Outcome.UNKNOWN) {
            return onPanel && setting.panel() == null
                    ? unknown(outcome, required, "The panel has not been named.", "尚未确定工作人员名单。")
                    : unknown(outcome, required, "Relatives have not been told.", "亲属关系尚无信息。");
        }
        List<Evidence> evidence = new ArrayList<>();
        if (inUnit) {
            inTarget(setting)
                    .forEach(relative -> evidence.add(new Evidence(
                            Evidence.Kind.RELATIVE,
                            relative.toString(),
                            setting.relativesUnits().get(relative),
                            null,
                            null,
                            "in the target unit")));
        }
        var panel = setting.panel();
        if (onPanel && panel != null) {
            panel.stream()
                    .filter(member -> member.mayActFor(dossier.personId(), relatives(dossier)) == Outcome.FAIL)
                    .forEach(member -> evidence.add(
                            new Evidence(Evidence.Kind.RELATIVE, member.subject(), null, null, null, "on the panel")));
        }
        return Finding.of(
                this,
                outcome,
                required,
                evidence.isEmpty() ? "none" : evidence.size() + " found",
                evidence.isEmpty()
                        ? new Text("No relative stands in the way.", "无需回避的亲属关系。")
                        : new Text(
                                "Relatives stand in the way: %d.".formatted(evidence.size()),
                                "存在须回避的亲属关系%d项。".formatted(evidence.size())),
                evidence);
    }

    private Finding unknown(Outcome outcome, String required, String english, String chinese) {
        return Finding.of(this, outcome, required, "unknown", new Text(english, chinese), List.of());
    }

    @Override
    public Text remedy() {
        return new Text("Another panel member or another position changes this.", "更换工作人员或改报其他岗位后重新判定。");
    }

    @Override
    public Office office() {
        return Office.SELECTION;
    }
}
