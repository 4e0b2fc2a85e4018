package org.shequ.acceptance.district;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;

/** One primary post over [from, to), with the identity held in it. Posts begin on the first of a month. */
record Post(
        String unit,
        String post,
        String tenure,
        YearMonth from,
        @Nullable YearMonth to) {

    LocalDate start() {
        return from.atDay(1);
    }

    @Nullable
    LocalDate end() {
        return to == null ? null : to.atDay(1);
    }

    Post in(String otherUnit, YearMonth otherFrom, YearMonth otherTo) {
        return new Post(otherUnit, post, tenure, otherFrom, otherTo);
    }

    /** One order per office and month names everybody whom it appoints. */
    String orderNumber() {
        String office = switch (post) {
            case Codes.SECRETARY, Codes.DEPUTY_SECRETARY -> "崇委组";
            case Codes.GRID_WORKER -> "崇网格";
            default -> "崇社工";
        };
        return office + "〔" + from.getYear() + "〕" + from.getMonthValue() + "号";
    }
}
