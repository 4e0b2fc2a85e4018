package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Orders the candidates of one position and says who is within its places. */
public final class Ranking {

    /**
     * Who has a place.
     *
     * @param selected as many as there are places, less those who must be re-tested first
     * @param retest candidates of whom only some fit into the last places and whom nothing tells apart
     */
    public record Selection(List<Ranked> selected, List<Ranked> retest) {}

    private static final Comparator<@Nullable BigDecimal> MISSING_LAST =
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder());

    private static final Comparator<Contender> BY_TOTAL = Comparator.comparing(Contender::total, MISSING_LAST);
    private static final Comparator<Contender> BY_INTERVIEW = Comparator.comparing(Contender::interview, MISSING_LAST);
    private static final Comparator<Contender> BY_CERTIFICATE =
            Comparator.comparingInt(Contender::certificateLevel).reversed();
    private static final Comparator<Contender> BY_RETEST = Comparator.comparing(Contender::retest, MISSING_LAST);

    /** The order of the domain: total, interview, certificate, re-test. */
    static final Comparator<Contender> ORDER =
            BY_TOTAL.thenComparing(BY_INTERVIEW).thenComparing(BY_CERTIFICATE).thenComparing(BY_RETEST);

    private Ranking() {}

    /** All candidates, best first. The order of those whom nothing tells apart is that of their ids, and means nothing. */
    public static List<Ranked> rank(List<Contender> contenders) {
        var ordered = contenders.stream()
                .sorted(ORDER.thenComparing(Contender::registrationId))
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            var contender = ordered.get(i);
            var before = i == 0 ? null : ranked.getLast();
            var rank = before != null && BY_TOTAL.compare(before.contender(), contender) == 0 ? before.rank() : i + 1;
            var line = before != null && ORDER.compare(before.contender(), contender) == 0 ? before.line() : i + 1;
            ranked.add(new Ranked(contender, rank, line, tieBreak(ordered, i)));
        }
        return List.copyOf(ranked);
    }

    /** The weakest reason that had to be asked against anybody of the same total; these stand side by side. */
    private static TieBreak tieBreak(List<Contender> ordered, int index) {
        var contender = ordered.get(index);
        var reason = TieBreak.NONE;
        for (int i = index - 1; i >= 0 && BY_TOTAL.compare(ordered.get(i), contender) == 0; i--) {
            reason = weaker(reason, reasonBetween(ordered.get(i), contender));
        }
        for (int i = index + 1; i < ordered.size() && BY_TOTAL.compare(ordered.get(i), contender) == 0; i++) {
            reason = weaker(reason, reasonBetween(ordered.get(i), contender));
        }
        return reason;
    }

    private static TieBreak weaker(TieBreak one, TieBreak other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static TieBreak reasonBetween(Contender one, Contender other) {
        if (BY_INTERVIEW.compare(one, other) != 0) {
            return TieBreak.INTERVIEW;
        }
        if (BY_CERTIFICATE.compare(one, other) != 0) {
            return TieBreak.CERTIFICATE;
        }
        return BY_RETEST.compare(one, other) != 0 ? TieBreak.RETEST : TieBreak.UNRESOLVED;
    }

    /**
     * Who has a place among those still in the line. Whoever dropped out is left out of {@code line}, and the next moves
     * up (递补).
     */
    public static Selection select(List<Ranked> line, int places) {
        var ordered =
                line.stream().sorted(Comparator.comparingInt(Ranked::line)).toList();
        if (places <= 0) {
            return new Selection(List.of(), List.of());
        }
        if (ordered.size() <= places) {
            return new Selection(ordered, List.of());
        }
        var last = ordered.get(places - 1).line();
        if (ordered.get(places).line() != last) {
            return new Selection(ordered.subList(0, places), List.of());
        }
        return new Selection(
                ordered.stream().filter(ranked -> ranked.line() < last).toList(),
                ordered.stream().filter(ranked -> ranked.line() == last).toList());
    }

    /** Who goes on to the next stage: the best {@code seats} by score, and everybody tied with the last of them. */
    public static <T> List<T> shortlist(List<T> all, Function<T, BigDecimal> score, Function<T, UUID> id, int seats) {
        var ordered = all.stream()
                .sorted(Comparator.comparing(score).reversed().thenComparing(id))
                .toList();
        if (seats <= 0) {
            return List.of();
        }
        if (ordered.size() <= seats) {
            return ordered;
        }
        var last = score.apply(ordered.get(seats - 1));
        return ordered.stream()
                .filter(one -> score.apply(one).compareTo(last) >= 0)
                .toList();
    }
}
