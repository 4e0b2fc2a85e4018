package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The total (综合成绩): weighted written and interview scores plus a capped bonus.
 *
 * @param written weighted; null without a written examination
 * @param interview weighted; null without an interview
 * @param bonus as far as the cap lets it count
 * @param exact the sum, before it is rounded
 * @param total the sum as it is shown
 */
public record TotalScore(
        @Nullable BigDecimal written,
        @Nullable BigDecimal interview,
        BigDecimal bonus,
        BigDecimal exact,
        BigDecimal total) {}
