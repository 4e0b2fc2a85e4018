package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One requirement, with its figures. Total and pure: it answers about any dossier, and says what it rests on. */
public sealed interface Criterion
        permits TenureInPost,
                TenureInCommunity,
                HoldsPost,
                HoldsIdentity,
                CommunityInFront,
                OwnGrades,
                AgeCriterion,
                EducationAtLeast,
                PoliticalStatusIn,
                ReserveMember,
                CertificateAtLeast,
                NoSanction,
                NotUnderInvestigation,
                NoServiceLock,
                NoRelative,
                StatusIn {

    /** Stable name, UPPER_SNAKE. */
    String code();

    /** Judges as things stand on {@code cutOff}, without words: cheap enough to be asked about everybody. */
    Outcome answer(Dossier dossier, LocalDate cutOff);

    /** Puts the answer into words, with the figures and the evidence that it rests on. */
    Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome);

    /** What changes a failure that time does not. */
    Text remedy();

    /** Who keeps the facts. */
    Office office();

    /**
     * Hands over each day after {@code after} on which the answer may become another although nothing but time passes; a
     * day too many does no harm.
     */
    default void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {}

    /** Whether only a round gives what it asks for; then it has no place in what is asked before there is one. */
    default boolean needsRound() {
        return false;
    }

    /** The answer with its words: the person concerned reads what the count of everybody says. */
    default Finding judge(Dossier dossier, LocalDate cutOff) {
        var outcome = answer(dossier, cutOff);
        var day = outcome == Outcome.FAIL ? expectedOn(dossier, cutOff) : null;
        return explain(dossier, cutOff, outcome).expected(day).told(this);
    }

    /** The first day after {@code cutOff} on which it is met by time alone; null when there is none. */
    private @Nullable LocalDate expectedOn(Dossier dossier, LocalDate cutOff) {
        var days = new TreeSet<LocalDate>();
        turningDays(dossier, cutOff, days::add);
        return days.tailSet(cutOff, false).stream()
                .filter(day -> answer(dossier, day) == Outcome.PASS)
                .findFirst()
                .orElse(null);
    }
}
