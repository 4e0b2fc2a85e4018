package org.shequ.assessment.scoring;

import java.math.BigDecimal;

/**
 * A class of raters, such as residents.
 *
 * @param weight its share of the score in per cent
 * @param minimumRaters fewer sheets than this are an error: the class is never silently left out or re-weighted
 */
public record RaterClass(String code, BigDecimal weight, int minimumRaters) {}
