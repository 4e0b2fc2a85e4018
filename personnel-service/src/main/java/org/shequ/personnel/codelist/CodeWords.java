package org.shequ.personnel.codelist;

import org.shequ.contracts.vocabulary.Coded;
import org.shequ.kit.problem.Words;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;

/** What people read in place of a constant or a record: its name in both languages. */
public final class CodeWords {

    private CodeWords() {}

    public static Words of(Coded constant) {
        return new Words(constant.en(), constant.zh());
    }

    /** With the last day served, or the months where nothing more is known. */
    public static Words of(Period held) {
        String from = String.valueOf(held.fromMonth() == null ? held.from() : held.fromMonth());
        LocalDate to = held.to();
        if (to == null) {
            return new Words("since " + from, from + " 起");
        }
        String last = String.valueOf(held.toMonth() == null ? to.minusDays(1) : held.toMonth());
        return new Words(from + " to " + last, from + " 至 " + last);
    }

    /** A fact as an argument of a text: named, or as it is where it has no constant in it. */
    public static Object of(Object fact) {
        return switch (fact) {
            case Coded constant -> of(constant);
            case Period held -> of(held);
            default -> fact;
        };
    }
}
