package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.Judgement;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.personnelfeed.Sources;

import java.time.LocalDate;
import java.util.List;

/**
 * What registration found, kept as it was.
 *
 * @param dossier the facts that were judged, without the name; null in registrations older than the round's record
 */
public record FrozenEvidence(
        int ruleVersion,
        LocalDate cutOff,
        Judgement judgement,
        Sources sources,
        @Nullable Dossier dossier) {

    /** The relaxations that were ordered, each with its document. */
    List<JudgementContext.Order> orders() {
        return dossier == null ? List.of() : dossier.around().orders();
    }
}
