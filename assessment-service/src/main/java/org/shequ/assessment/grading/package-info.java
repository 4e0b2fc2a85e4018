/** Grades of persons under a cap. Pure arithmetic. */
@NullMarked
package org.shequ.assessment.grading;

import org.jspecify.annotations.NullMarked;
