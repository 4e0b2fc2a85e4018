/** The whole derivation of a result, from the sheets to score, grade and rank. */
@NullMarked
package org.shequ.assessment.derivation;

import org.jspecify.annotations.NullMarked;
