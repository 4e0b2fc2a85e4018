package org.shequ.contracts.event.assessment;

import java.time.LocalDate;

/**
 * The grade that a person's result had before it was corrected.
 *
 * @param version counts from 1
 * @param finalOn the day on which this version became final
 */
public record EarlierGrade(int version, Grade grade, LocalDate finalOn) {}
