/** What a scheme makes of what is on record: scores, grades, ranks, inheritance, in one rule. Pure arithmetic. */
@NullMarked
package org.shequ.assessment.judgement;

import org.jspecify.annotations.NullMarked;
