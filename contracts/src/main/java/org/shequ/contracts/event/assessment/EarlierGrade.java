package org.shequ.contracts.event.assessment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.Grade;

import java.time.LocalDate;

/**
 * The grade that a person's result had before it was corrected.
 *
 * @param version counts from 1
 * @param finalOn the day on which this version became final
 */
public record EarlierGrade(int version, @Required @Nullable Grade grade, LocalDate finalOn) {}
