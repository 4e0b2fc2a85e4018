package org.shequ.contracts.event.personnel;

import java.math.BigDecimal;

/**
 * A unit that an ended one became, or a part of it.
 *
 * @param share of the old unit that went there, above 0 and at most 1; the shares of one old unit add up to 1
 */
public record UnitSuccessor(String code, BigDecimal share) {}
