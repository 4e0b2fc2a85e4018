package org.shequ.assessment.scoring;

import java.math.BigInteger;

/**
 * The sheets of one class of raters about one subject, added up.
 *
 * @param ordinary how many of the raters are ordinary residents
 * @param points the sum of the {@link SheetPoints} of the sheets
 */
public record ClassSum(int raters, int ordinary, BigInteger points) {

    public static final ClassSum NONE = new ClassSum(0, 0, BigInteger.ZERO);
}
