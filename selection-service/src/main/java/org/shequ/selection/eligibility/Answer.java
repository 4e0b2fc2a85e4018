package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What a criterion answers, without words.
 *
 * @param expectedOn the day on which what failed will be met if nothing changes; null when time alone does not meet it
 */
public record Answer(Outcome outcome, @Nullable LocalDate expectedOn) {

    static final Answer PASS = new Answer(Outcome.PASS, null);
    static final Answer FAIL = new Answer(Outcome.FAIL, null);
    static final Answer UNKNOWN = new Answer(Outcome.UNKNOWN, null);

    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Answer passIf(boolean met) {
        return met ? PASS : FAIL;
    }

    static Answer failUntil(@Nullable LocalDate day) {
        return day == null ? FAIL : new Answer(Outcome.FAIL, day);
    }
}
