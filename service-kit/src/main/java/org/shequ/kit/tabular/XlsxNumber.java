package org.shequ.kit.tabular;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * A number of a workbook as text. One of more than 15 digits has lost the rest in the spreadsheet, and is given as it
 * stands there (3.2060219900101123E+17), so that it is not taken for an ID.
 */
final class XlsxNumber {

    private static final int SPREADSHEET_DIGITS = 15;
    private static final BigDecimal EXACT_BELOW = BigDecimal.TEN.pow(SPREADSHEET_DIGITS);
    private static final MathContext PRECISION = new MathContext(SPREADSHEET_DIGITS);
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final int LAST_DAY = 2_958_465;

    private XlsxNumber() {}

    /** @throws NumberFormatException when it is none */
    static String plain(String raw) {
        if (isShortAndWhole(raw)) {
            return raw;
        }
        var value = new BigDecimal(raw);
        return value.abs().compareTo(EXACT_BELOW) >= 0
                ? value.stripTrailingZeros().toString()
                : value.round(PRECISION).stripTrailingZeros().toPlainString();
    }

    private static boolean isShortAndWhole(String raw) {
        if (raw.isEmpty() || raw.length() > SPREADSHEET_DIGITS || (raw.length() > 1 && raw.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < '0' || raw.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Days since the epoch of the workbook, as ISO 8601: a date, a date and time, or below one day a time.
     *
     * @throws NumberFormatException when it is no number
     */
    static String moment(String raw, boolean dates1904) {
        var days = new BigDecimal(raw);
        var whole = days.longValue();
        if (days.signum() < 0 || whole > LAST_DAY) {
            return days.toPlainString();
        }
        var seconds = days.subtract(BigDecimal.valueOf(whole))
                .multiply(SECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        if (whole == 0 && !dates1904) {
            return LocalTime.MIDNIGHT.plus(seconds, ChronoUnit.SECONDS).toString();
        }
        var epoch = dates1904
                ? LocalDateTime.of(1904, 1, 1, 0, 0)
                : LocalDateTime.of(1899, 12, whole < 60 ? 31 : 30, 0, 0); // a spreadsheet believes in 29 February 1900
        var moment = epoch.plusDays(whole).plusSeconds(seconds);
        return seconds % 86_400 == 0 ? moment.toLocalDate().toString() : moment.toString();
    }
}
