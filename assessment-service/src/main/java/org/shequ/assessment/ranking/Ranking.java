package org.shequ.assessment.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Standard competition ranking ("1224") in one peer group: equal scores share the better rank, and the next score takes
 * the rank that its position gives.
 */
public final class Ranking {

    private Ranking() {}

    /** A subject with its final score. */
    public record Scored<K>(K subject, BigDecimal score) {}

    /** A subject in its place. */
    public record Placed<K>(K subject, BigDecimal score, Place place) {}

    /** Best score first; equal scores keep the order in which they came. */
    public static <K> List<Placed<K>> of(List<Scored<K>> peers) {
        List<Scored<K>> ordered = new ArrayList<>(peers);
        ordered.sort(Comparator.comparing(Scored<K>::score).reversed());
        List<Placed<K>> placed = new ArrayList<>(ordered.size());
        int rank = 0;
        for (int position = 0; position < ordered.size(); position++) {
            Scored<K> scored = ordered.get(position);
            boolean tied = position > 0 && ordered.get(position - 1).score().compareTo(scored.score()) == 0;
            rank = tied ? rank : position + 1;
            placed.add(new Placed<>(scored.subject(), scored.score(), new Place(rank, ordered.size())));
        }
        return placed;
    }
}
