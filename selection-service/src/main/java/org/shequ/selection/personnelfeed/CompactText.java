package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.tenure.Interval;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.JudgementContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lists of a dossier as lines of fields parted by "|": read a hundred thousand at a time, where JSON would cost more
 * than the judgement itself. Codes and dates hold neither line ends nor "|". What only words need is left out: ids and
 * appointments read back as blank.
 */
final class CompactText {

    private static final int ISO_DATE = 10;

    private CompactText() {}

    static String posts(List<Dossier.Assignment> assignments) {
        return lines(
                assignments,
                held -> held.post() + "|" + held.unitCode() + "|" + (held.primary() ? "1" : "0") + "|"
                        + period(held.period()));
    }

    static List<Dossier.Assignment> posts(@Nullable String text) {
        return read(text, fields -> {
            var post = fields.next();
            var unit = fields.next();
            var primary = fields.next().equals("1");
            return new Dossier.Assignment("", unit, post, primary, fields.period());
        });
    }

    static String identities(List<Dossier.Identity> identities) {
        return lines(identities, held -> held.kind() + "|" + period(held.period()));
    }

    static List<Dossier.Identity> identities(@Nullable String text) {
        return read(text, fields -> new Dossier.Identity(fields.next(), fields.period(), null));
    }

    static String memberships(List<Dossier.Membership> memberships) {
        return lines(memberships, held -> period(held.period()));
    }

    static List<Dossier.Membership> memberships(@Nullable String text) {
        return read(text, fields -> new Dossier.Membership(fields.period(), null));
    }

    /** Of the sanctions those that bar selection: the others decide nothing. */
    static String bars(List<Dossier.Sanction> sanctions) {
        return lines(
                sanctions.stream().filter(Dossier.Sanction::barsSelection).toList(),
                sanction -> period(new Interval(sanction.from(), sanction.to())));
    }

    static List<Dossier.Sanction> bars(@Nullable String text) {
        return read(text, fields -> {
            var period = fields.period();
            return new Dossier.Sanction(period.from(), period.to(), true);
        });
    }

    static String ranks(List<Dossier.YearResult> results) {
        return lines(results, year -> year.year() + "|" + text(year.rank()) + "|" + text(year.peers()));
    }

    static List<Dossier.YearResult> ranks(@Nullable String text) {
        return read(
                text,
                fields -> new Dossier.YearResult(
                        Integer.parseInt(fields.next()), null, null, fields.number(), fields.number()));
    }

    static String grades(List<Dossier.YearResult> results) {
        return lines(results, year -> year.year() + "|" + text(year.grade()));
    }

    static List<Dossier.YearResult> grades(@Nullable String text) {
        return read(text, fields -> {
            var year = Integer.parseInt(fields.next());
            var grade = fields.next();
            return new Dossier.YearResult(year, grade.isEmpty() ? null : grade, null, null, null);
        });
    }

    static List<JudgementContext.ServiceLock> locks(@Nullable String text) {
        return read(text, fields -> new JudgementContext.ServiceLock("", RoundKind.INSTITUTION, fields.period()));
    }

    /** Codes parted by commas; null for none. */
    static @Nullable Set<String> codes(@Nullable String text) {
        return text == null ? null : Set.of(text.split(",", -1));
    }

    /** A date as the database writes it; null for none. */
    static @Nullable LocalDate date(@Nullable String iso) {
        return iso == null ? null : Fields.date(iso);
    }

    private static <T> String lines(List<T> values, Function<T, String> line) {
        return values.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String period(Interval period) {
        return period.from() + "|" + text(period.to());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static <T> List<T> read(@Nullable String text, Function<Fields, T> line) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        var fields = new Fields(text);
        List<T> values = new ArrayList<>(4);
        while (fields.more()) {
            values.add(line.apply(fields));
        }
        return values;
    }

    /** Hands out the fields of all lines, one after the other. */
    private static final class Fields {

        private final String text;
        private int at;

        Fields(String text) {
            this.text = text;
        }

        boolean more() {
            return at <= text.length();
        }

        String next() {
            int end = at;
            while (end < text.length() && text.charAt(end) != '|' && text.charAt(end) != '\n') {
                end++;
            }
            var field = text.substring(at, end);
            at = end + 1;
            return field;
        }

        @Nullable
        Integer number() {
            var field = next();
            return field.isEmpty() ? null : Integer.valueOf(field);
        }

        Interval period() {
            var from = date(next());
            var to = next();
            return new Interval(from, to.isEmpty() ? null : date(to));
        }

        private static LocalDate date(String iso) {
            return iso.length() == ISO_DATE
                    ? LocalDate.of(digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, ISO_DATE))
                    : LocalDate.parse(iso);
        }

        private static int digits(String text, int from, int to) {
            return Integer.parseInt(text, from, to, 10);
        }
    }
}
