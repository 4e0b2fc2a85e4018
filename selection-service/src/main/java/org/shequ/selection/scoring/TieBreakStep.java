package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** A question by which a notice tells candidates of the same total apart. */
public enum TieBreakStep {
    WRITTEN,
    INTERVIEW,
    /** Level of the professional certificate. */
    CERTIFICATE,
    /** The better one of the written and the interview score. */
    HIGHEST_SINGLE,
    EDUCATION,
    /** Months in primary posts up to the cut-off day, interruptions left out. */
    YEARS_SERVED,
    BIRTH_DATE_EARLIER,
    BIRTH_DATE_LATER,
    /** A further examination of those who are tied for the last places; only ever the last question. */
    RETEST;

    /** More is better; null where it is not known. */
    @Nullable
    BigDecimal worth(TieFacts facts) {
        var background = facts.background();
        return switch (this) {
            case WRITTEN -> facts.written();
            case INTERVIEW -> facts.interview();
            case CERTIFICATE -> BigDecimal.valueOf(background.certificateLevel());
            case HIGHEST_SINGLE -> facts.highestSingle();
            case EDUCATION -> decimal(background.education());
            case YEARS_SERVED -> decimal(background.monthsServed());
            case BIRTH_DATE_EARLIER -> negated(decimal(background.birthOrder()));
            case BIRTH_DATE_LATER -> decimal(background.birthOrder());
            case RETEST -> facts.retest();
        };
    }

    /** Whether it asks for the date of birth, which no record shows. */
    public boolean asksBirthDate() {
        return this == BIRTH_DATE_EARLIER || this == BIRTH_DATE_LATER;
    }

    /** Whether the dossier answers it, and not the examination. */
    public boolean asksDossier() {
        return asksBirthDate() || this == EDUCATION || this == YEARS_SERVED;
    }

    TieBreak told() {
        return TieBreak.valueOf(name());
    }

    private static @Nullable BigDecimal decimal(@Nullable Integer number) {
        return number == null ? null : BigDecimal.valueOf(number);
    }

    static @Nullable BigDecimal negated(@Nullable BigDecimal number) {
        return number == null ? null : number.negate();
    }
}
