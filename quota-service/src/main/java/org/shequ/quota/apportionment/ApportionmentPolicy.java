package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares places among communities by population. Whole numbers only: a ratio of 15.5 per 10,000 is the fraction 155 /
 * 100,000, and every share keeps its numerator. Ties go to the larger population, then to the lower code, so that the
 * result does not depend on the order of the input.
 */
public final class ApportionmentPolicy implements AllotmentPolicy {

    private static final int PER = 10_000;
    private static final int FINEST_SCALE = 4;
    private final long numerator;
    private final long denominator;
    private final Rounding rounding;
    private final int floor;
    private final FloorPlacement floorPlacement;

    /** @param ratioPer10000 places per 10,000 residents, above 0, at most four decimals */
    public ApportionmentPolicy(BigDecimal ratioPer10000, Rounding rounding, int floor, FloorPlacement floorPlacement) {
        var ratio = ratioPer10000.stripTrailingZeros();
        if (ratio.signum() <= 0 || ratio.scale() > FINEST_SCALE || floor < 0) {
            throw new IllegalArgumentException("no ratio or minimum: " + ratioPer10000 + ", " + floor);
        }
        var scale = Math.max(0, ratio.scale());
        this.numerator = ratio.movePointRight(scale).longValueExact();
        this.denominator = Math.multiplyExact(PER, BigDecimal.TEN.pow(scale).longValueExact());
        this.rounding = rounding;
        this.floor = floor;
        this.floorPlacement = floorPlacement;
    }

    @Override
    public Apportionment apportion(List<Community> communities) {
        var sorted = communities.stream()
                .sorted(Comparator.comparing(Community::code))
                .toList();
        Community.requireDistinct(sorted);
        var shared = share(sorted);
        var sharedTotal = sum(shared);
        if (floor == 0) {
            return new Apportionment(sharedTotal, sharedTotal, shared);
        }
        var raised = floorPlacement == FloorPlacement.INSIDE ? floorsInside(shared, sharedTotal) : floorsAbove(shared);
        return new Apportionment(sharedTotal, sum(raised), raised);
    }

    private List<Allotment> share(List<Community> communities) {
        var shares = communities.stream()
                .map(community ->
                        divide(community, Math.multiplyExact(community.population(), numerator), denominator, rounding))
                .toList();
        if (rounding != Rounding.LARGEST_REMAINDER) {
            return shares;
        }
        var claims = shares.stream().mapToLong(Allotment::shareNumerator).reduce(0, Math::addExact);
        return byLargestRemainder(shares, halfUp(claims, denominator));
    }

    private static Allotment divide(Community community, long numerator, long denominator, Rounding rounding) {
        var whole = numerator / denominator;
        var remainder = numerator % denominator;
        var extra = switch (rounding) {
            case LARGEST_REMAINDER, FLOOR -> 0;
            case HALF_UP -> remainder >= denominator - remainder ? 1 : 0;
            case CEILING -> remainder > 0 ? 1 : 0;
        };
        return new Allotment(
                community, numerator, denominator, whole, remainder, extra, false, Math.toIntExact(whole + extra));
    }

    private static long halfUp(long numerator, long denominator) {
        var remainder = numerator % denominator;
        return numerator / denominator + (remainder >= denominator - remainder ? 1 : 0);
    }

    /** The wholes leave fewer places over than there are remainders; the largest remainders get one each. */
    private static List<Allotment> byLargestRemainder(List<Allotment> shares, long total) {
        var left = total - sum(shares);
        if (left == 0) {
            return shares;
        }
        var lastWinner = shares.stream()
                .sorted(ApportionmentPolicy::compareClaims)
                .skip(left - 1)
                .findFirst()
                .orElseThrow();
        return shares.stream()
                .map(share -> compareClaims(share, lastWinner) <= 0 ? withExtra(share) : share)
                .toList();
    }

    /** The better claim first: no two are equal, as codes are not. Without boxes, for the sake of a nation. */
    private static int compareClaims(Allotment one, Allotment other) {
        var byRemainder = Long.compare(other.remainder(), one.remainder());
        if (byRemainder != 0) {
            return byRemainder;
        }
        var byPopulation =
                Long.compare(other.community().population(), one.community().population());
        return byPopulation != 0
                ? byPopulation
                : one.community().code().compareTo(other.community().code());
    }

    private List<Allotment> floorsAbove(List<Allotment> shared) {
        return shared.stream()
                .map(share -> share.places() < floor ? raised(share) : share)
                .toList();
    }

    /**
     * Those below the minimum get it; the others share what is left, in proportion. Whoever falls below it then gets it
     * too. It ends, because what is left never averages below the minimum.
     */
    private List<Allotment> floorsInside(List<Allotment> shared, long total) {
        var needed = Math.multiplyExact(floor, (long) shared.size());
        if (needed > total) {
            throw new FloorsExceedTotalException(needed, total);
        }
        var finished = new ArrayList<Allotment>();
        var open = shared;
        while (open.stream().anyMatch(share -> share.places() < floor)) {
            open.stream().filter(share -> share.places() < floor).forEach(share -> finished.add(raised(share)));
            var rest = open.stream()
                    .filter(share -> share.places() >= floor)
                    .map(Allotment::community)
                    .toList();
            open = proportional(rest, total - Math.multiplyExact(floor, (long) finished.size()));
        }
        finished.addAll(open);
        finished.sort(Comparator.comparing(allotment -> allotment.community().code()));
        return finished;
    }

    private static List<Allotment> proportional(List<Community> communities, long total) {
        var residents = communities.stream().mapToLong(Community::population).sum();
        var shares = communities.stream()
                .map(community -> divide(
                        community,
                        Math.multiplyExact(community.population(), total),
                        residents,
                        Rounding.LARGEST_REMAINDER))
                .toList();
        return byLargestRemainder(shares, total);
    }

    private static Allotment withExtra(Allotment share) {
        return new Allotment(
                share.community(),
                share.shareNumerator(),
                share.shareDenominator(),
                share.whole(),
                share.remainder(),
                1,
                false,
                share.places() + 1);
    }

    private Allotment raised(Allotment share) {
        return new Allotment(
                share.community(),
                share.shareNumerator(),
                share.shareDenominator(),
                share.whole(),
                share.remainder(),
                share.extra(),
                true,
                floor);
    }

    private static long sum(List<Allotment> allotments) {
        return allotments.stream().mapToLong(Allotment::places).sum();
    }
}
