package org.shequ.kit.calendar;

/** No arrangement of holidays is on record for a year: working days in it cannot be counted, and are not guessed. */
public final class MissingCalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int year;

    MissingCalendarException(int year) {
        super("No calendar for " + year);
        this.year = year;
    }

    public int year() {
        return year;
    }
}
