package org.shequ.personnel.statistics;

/**
 * Where the generations of 老中青 part.
 *
 * @param youngBelow the first age that is no longer young
 * @param seniorFrom the first age that is senior
 */
public record GenerationPolicy(int youngBelow, int seniorFrom) {}
