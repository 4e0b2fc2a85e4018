package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PaidTest {

    private static final LocalDate ENTRY = LocalDate.of(2018, 1, 10);
    private static final LocalDate STEP = LocalDate.of(2021, 1, 10);
    private static final LocalDate END = LocalDate.of(2024, 1, 10);

    private static Paid graded(int grade, LocalDate from, @Nullable LocalDate to) {
        return new Paid(PayScheme.COMMUNITY_GRADES, grade, new Period(from, to));
    }

    @Test
    void the_first_day_that_is_paid_otherwise_is_found_wherever_the_periods_are_cut() {
        var open = List.of(graded(1, ENTRY, null));
        var stepped = List.of(graded(1, ENTRY, STEP), graded(2, STEP, null));
        assertEquals(Optional.of(STEP), Paid.firstDifference(open, stepped));
        assertEquals(Optional.of(STEP), Paid.firstDifference(stepped, open));
        assertEquals(Optional.of(ENTRY), Paid.firstDifference(List.of(), open));
        assertEquals(Optional.of(ENTRY), Paid.firstDifference(open, List.of()));
        assertEquals(
                Optional.of(END), Paid.firstDifference(stepped, List.of(graded(1, ENTRY, STEP), graded(2, STEP, END))));
        assertEquals(
                Optional.of(STEP),
                Paid.firstDifference(
                        open,
                        List.of(
                                graded(1, ENTRY, STEP),
                                new Paid(PayScheme.INSTITUTION, null, new Period(STEP, null)))));
    }

    @Test
    void what_pays_alike_does_not_differ_however_it_is_cut() {
        assertEquals(
                Optional.empty(),
                Paid.firstDifference(
                        List.of(graded(1, ENTRY, null)), List.of(graded(1, ENTRY, STEP), graded(1, STEP, null))));
        assertEquals(Optional.empty(), Paid.firstDifference(List.of(), List.of()));
    }
}
