package org.shequ.assessment.judgement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** A result that a merged community has from its predecessors. */
public record Inherited(BigDecimal score, String peerGroup) {

    private static final int SCALE = 2;
    private static final Comparator<Predecessor> LARGEST_FIRST =
            Comparator.comparingLong(Predecessor::population).reversed().thenComparing(Predecessor::unitCode);

    /** A community that went into the merger, with its result of the year. */
    public record Predecessor(String unitCode, long population, BigDecimal score, String peerGroup) {}

    /** The mean by residents; the peer group of the largest, of equal ones that with the lower code. */
    static Inherited of(List<Predecessor> predecessors) {
        BigDecimal weighed = BigDecimal.ZERO;
        BigDecimal residents = BigDecimal.ZERO;
        for (Predecessor each : predecessors) {
            BigDecimal population = BigDecimal.valueOf(each.population());
            weighed = weighed.add(each.score().multiply(population));
            residents = residents.add(population);
        }
        return new Inherited(
                weighed.divide(residents, SCALE, RoundingMode.HALF_UP),
                predecessors.stream().min(LARGEST_FIRST).orElseThrow().peerGroup());
    }
}
