package org.shequ.selection.eligibility;

import java.time.LocalDate;

/** One requirement, with its figures. Total and pure: it answers about any dossier, and says what it rests on. */
public sealed interface Criterion
        permits TenureInPost,
                TenureInCommunity,
                HoldsPost,
                HoldsIdentity,
                CommunityInFront,
                OwnGrades,
                AgeAtMost,
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
    Answer answer(Dossier dossier, LocalDate cutOff);

    /** Puts the answer into words, with the figures and the evidence that it rests on. */
    Finding explain(Dossier dossier, LocalDate cutOff, Answer answer);

    /** Whether only a round gives what it asks for; then it has no place in what is asked before there is one. */
    default boolean needsRound() {
        return false;
    }

    /** The answer with its words: what is told to the person concerned is what the count of everybody says. */
    default Finding judge(Dossier dossier, LocalDate cutOff) {
        return explain(dossier, cutOff, answer(dossier, cutOff));
    }
}
