/** Scores from sheets, in exact fractions. Pure arithmetic. */
@NullMarked
package org.shequ.assessment.scoring;

import org.jspecify.annotations.NullMarked;
