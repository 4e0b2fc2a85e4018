package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;

/**
 * What a veto item leaves open.
 *
 * @param scoreCap the best score of a community
 * @param gradeCap the best grade of a person
 */
public record Veto(@Nullable BigDecimal scoreCap, @Nullable Grade gradeCap) {}
