package org.shequ.assessment.scoring;

import java.math.BigDecimal;

/** Points added (bonus) or, when negative, taken off (deduction) after the weighing. */
public record Adjustment(String code, BigDecimal points) {}
