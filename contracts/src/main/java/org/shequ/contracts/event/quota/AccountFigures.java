package org.shequ.contracts.event.quota;

/**
 * The figures of an account at one moment.
 *
 * @param vacancy approved - occupied - reserved - frozen
 * @param requested what was asked for
 */
public record AccountFigures(int approved, int occupied, int reserved, int frozen, int vacancy, int requested) {}
