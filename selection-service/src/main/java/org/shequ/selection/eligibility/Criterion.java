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
                StatusIn {

    /** Stable name, UPPER_SNAKE. */
    String code();

    /** Judges as things stand on {@code cutOff}. */
    Finding judge(Dossier dossier, LocalDate cutOff);
}
