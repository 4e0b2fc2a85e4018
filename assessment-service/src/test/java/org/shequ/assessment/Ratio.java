package org.shequ.assessment;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Exact fractions of the tests' own, so that what they check against shares no code with what they check. */
public record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {

    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    public static Ratio of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Ratio(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public static Ratio of(Object number) {
        return of(new BigDecimal(number.toString()));
    }

    /** Reads {@code 5/3} or {@code 7}. */
    public static Ratio parse(String text) {
        String[] parts = text.split("/", -1);
        return new Ratio(new BigInteger(parts[0]), parts.length == 1 ? BigInteger.ONE : new BigInteger(parts[1]));
    }

    public Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    public Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    public Ratio by(Ratio other) {
        return new Ratio(over.multiply(other.under), under.multiply(other.over));
    }

    public Ratio atLeast(Ratio other) {
        return compareTo(other) < 0 ? other : this;
    }

    public Ratio atMost(Ratio other) {
        return compareTo(other) > 0 ? other : this;
    }

    /** Two decimals; a half goes up. Not for negative numbers. */
    public BigDecimal rounded() {
        BigInteger two = BigInteger.TWO;
        BigInteger hundred = BigInteger.valueOf(100);
        return new BigDecimal(over.multiply(hundred).multiply(two).add(under).divide(under.multiply(two)), 2);
    }

    @Override
    public int compareTo(Ratio other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    public boolean same(Ratio other) {
        return compareTo(other) == 0;
    }
}
