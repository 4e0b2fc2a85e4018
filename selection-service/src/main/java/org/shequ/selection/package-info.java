/** Who moves up, and why: rounds, eligibility, examinations, notices, appointments. */
@NullMarked
package org.shequ.selection;

import org.jspecify.annotations.NullMarked;
