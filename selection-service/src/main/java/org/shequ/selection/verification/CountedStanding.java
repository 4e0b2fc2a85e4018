package org.shequ.selection.verification;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One candidate of a position as the verifier sees the order: by counting who is better, and not by the service's sorting,
 * whose faults it shall find.
 *
 * @param certificate level; 0 for none
 */
record CountedStanding(
        Candidate candidate,
        BigDecimal total,
        @Nullable BigDecimal interview,
        int certificate,
        @Nullable BigDecimal retest) {

    /** What may tell two of the same total apart, in the order in which it is asked. */
    private static final List<String> REASONS = List.of("NONE", "INTERVIEW", "CERTIFICATE", "RETEST", "UNRESOLVED");

    /** Weighted by hundredths, rounded once; a missing score leaves all the weight to the other. */
    static BigDecimal total(
            int writtenPercent,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            BigDecimal bonus,
            BigDecimal cap) {
        var weight = written == null ? 0 : interview == null ? 100 : writtenPercent;
        var hundredfold = BigDecimal.ZERO;
        if (written != null) {
            hundredfold = hundredfold.add(written.multiply(BigDecimal.valueOf(weight)));
        }
        if (interview != null) {
            hundredfold = hundredfold.add(interview.multiply(BigDecimal.valueOf(100L - weight)));
        }
        if (written == null && interview == null) {
            throw new IllegalArgumentException("has no score to make a total of");
        }
        var granted = bonus.compareTo(cap) > 0 ? cap : bonus;
        return hundredfold.movePointLeft(2).add(granted).setScale(2, RoundingMode.HALF_UP);
    }

    /** Standard competition rank: one more than have a higher total. */
    int rankAmong(List<CountedStanding> all) {
        return 1
                + (int) all.stream()
                        .filter(other -> other.total.compareTo(total) > 0)
                        .count();
    }

    /** One more than come before when all tie-breaks are asked. */
    int lineAmong(List<CountedStanding> all) {
        return 1 + (int) all.stream().filter(other -> other.isBefore(this)).count();
    }

    /** The latest reason that had to be asked against anybody of the same total. */
    String tieBreakAmong(List<CountedStanding> all) {
        return REASONS.get(all.stream()
                .filter(other -> other != this && other.total.compareTo(total) == 0)
                .mapToInt(this::asked)
                .max()
                .orElse(0));
    }

    private boolean isBefore(CountedStanding other) {
        if (total.compareTo(other.total) != 0) {
            return total.compareTo(other.total) > 0;
        }
        return switch (REASONS.get(asked(other))) {
            case "INTERVIEW" -> isMore(interview, other.interview);
            case "CERTIFICATE" -> certificate > other.certificate;
            case "RETEST" -> isMore(retest, other.retest);
            default -> false;
        };
    }

    /** Which reason tells two of the same total apart. */
    private int asked(CountedStanding other) {
        if (!Reading.same(interview, other.interview)) {
            return 1;
        }
        if (certificate != other.certificate) {
            return 2;
        }
        return Reading.same(retest, other.retest) ? 4 : 3;
    }

    /** What is missing is less than anything. */
    private static boolean isMore(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && (other == null || one.compareTo(other) > 0);
    }
}
