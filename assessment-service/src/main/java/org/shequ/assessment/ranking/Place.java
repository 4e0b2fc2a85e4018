package org.shequ.assessment.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A rank among {@code peers} subjects; 1 is best. */
public record Place(int rank, int peers) {

    public Place {
        if (rank < 1 || rank > peers) {
            throw new IllegalArgumentException("rank " + rank + " among " + peers);
        }
    }

    /** The place of one more among others, as many of whom are better. */
    public static Place behind(long better, long others) {
        return new Place(Math.toIntExact(better + 1), Math.toIntExact(others + 1));
    }

    /** Share of the peers ranked no better, itself included: 100 × (peers − rank + 1) ÷ peers, scale 2, half up. */
    public BigDecimal percentile() {
        return BigDecimal.valueOf(100L * (peers - rank + 1)).divide(BigDecimal.valueOf(peers), 2, RoundingMode.HALF_UP);
    }

    /** Whether the rank lies within the best {@code percent} of the peers, by the exact fraction and not the rounded one. */
    public boolean within(int percent) {
        return 100L * rank <= (long) percent * peers;
    }

    public Band band() {
        return Band.of(this);
    }
}
