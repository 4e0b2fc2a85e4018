package org.shequ.personnel.pay.grade;

import java.time.LocalDate;

/** From which day a year assessed 不合格 counts no longer, and from which day a correction takes that away again. */
public enum FailedYearFrom {
    /** The day on which the result became final. */
    FINAL_ON,
    /** The first day of the month after that. */
    FIRST_OF_NEXT_MONTH;

    public LocalDate of(LocalDate finalOn) {
        return switch (this) {
            case FINAL_ON -> finalOn;
            case FIRST_OF_NEXT_MONTH -> finalOn.withDayOfMonth(1).plusMonths(1);
        };
    }
}
