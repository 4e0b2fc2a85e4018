package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Divides a whole number by shares, by largest remainder, so that the parts add up to it. */
public final class ShareOut {

    private record Part(String code, BigInteger weight, BigInteger whole, BigInteger remainder) {}

    /** Ties go to the larger share, then to the lower code. */
    private static final Comparator<Part> BY_CLAIM = Comparator.comparing(Part::remainder)
            .thenComparing(Part::weight)
            .reversed()
            .thenComparing(Part::code);

    private ShareOut() {}

    /**
     * @param total not negative
     * @param shares by code, above 0; what counts is their proportion, whatever they add up to
     */
    public static Map<String, Long> of(long total, Map<String, BigDecimal> shares) {
        if (total < 0 || shares.isEmpty() || shares.values().stream().anyMatch(share -> share.signum() <= 0)) {
            throw new IllegalArgumentException(total + " by " + shares);
        }
        var scale = shares.values().stream().mapToInt(BigDecimal::scale).max().orElseThrow();
        var sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var denominator = sum.setScale(scale).unscaledValue();
        var parts = shares.entrySet().stream()
                .map(share -> part(total, share.getKey(), share.getValue().setScale(scale), denominator))
                .sorted(BY_CLAIM)
                .toList();
        var left = total
                - parts.stream()
                        .mapToLong(part -> part.whole().longValueExact())
                        .sum();
        Map<String, Long> divided = new TreeMap<>();
        for (var part : parts) {
            divided.put(part.code(), part.whole().longValueExact() + (left > 0 ? 1 : 0));
            left--;
        }
        return divided;
    }

    private static Part part(long total, String code, BigDecimal share, BigInteger denominator) {
        var weight = share.unscaledValue();
        var divided = BigInteger.valueOf(total).multiply(weight).divideAndRemainder(denominator);
        return new Part(code, weight, divided[0], divided[1]);
    }
}
