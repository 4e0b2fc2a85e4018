package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the cells of a column hold, how they are read, and what is said when one cannot be.
 *
 * @param read the value of a cell in its normal form, or why it has none
 * @param english what is expected, as in "must be a date such as 2025-12-31"; Chinese alike
 * @param blanks what clerks write for nothing
 * @param shown how much of a refused cell may stand in an answer
 * @param choices the labels to choose from, in Chinese; empty where there is no list
 * @param looksCut whether a value looks as if a spreadsheet had cut its last digits: one may, several do not by chance
 */
public record CellType<T>(
        Function<String, Reading<T>> read,
        String english,
        String chinese,
        Set<String> blanks,
        UnaryOperator<String> shown,
        List<String> choices,
        Predicate<T> looksCut) {

    static final Set<String> NOTHING = Set.of("无", "-", "--", "—", "——", "–", "―", "－", "−", "─", "/", "／", "\\");

    /** A value, or why there is none. */
    public record Reading<T>(@Nullable T value, @Nullable Refusal refusal) {

        public static <T> Reading<T> of(T value) {
            return new Reading<>(value, null);
        }

        public static <T> Reading<T> refused(String rule, String english, String chinese) {
            return new Reading<>(null, new Refusal(rule, english, chinese));
        }
    }

    /** @param rule UPPER_SNAKE */
    public record Refusal(String rule, String english, String chinese) {}

    static <T> CellType<T> of(Function<String, Reading<T>> read, String english, String chinese) {
        return new CellType<>(read, english, chinese, NOTHING, UnaryOperator.identity(), List.of(), value -> false);
    }

    /** As much of a cell as may stand in an answer. */
    @Nullable
    String shown(@Nullable String text) {
        return text == null ? null : shown.apply(text);
    }

    boolean isBlank(String text) {
        return blanks.contains(text);
    }

    /** The same, in which these words too say that there is nothing. */
    public CellType<T> blankToo(Set<String> more) {
        var all = new HashSet<>(blanks);
        all.addAll(more);
        return new CellType<>(read, english, chinese, Set.copyOf(all), shown, choices, looksCut);
    }

    /** The same, of which no more than this part stands in an answer. */
    public CellType<T> showing(UnaryOperator<String> part) {
        return new CellType<>(read, english, chinese, blanks, part, choices, looksCut);
    }

    CellType<T> choosing(List<String> labels) {
        return new CellType<>(read, english, chinese, blanks, shown, List.copyOf(labels), looksCut);
    }

    CellType<T> suspectingCut(Predicate<T> cut) {
        return new CellType<>(read, english, chinese, blanks, shown, choices, cut);
    }

    /** The same, further narrowed by a rule of the import. */
    public CellType<T> that(Function<T, @Nullable Refusal> rule) {
        return new CellType<>(
                text -> {
                    var reading = read.apply(text);
                    var value = reading.value();
                    var refusal = value == null ? null : rule.apply(value);
                    return refusal == null ? reading : new Reading<>(null, refusal);
                },
                english,
                chinese,
                blanks,
                shown,
                choices,
                looksCut);
    }
}
