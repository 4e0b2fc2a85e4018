/** Sheets of raters (评分表), self-reports, and how complete they are. */
@NullMarked
package org.shequ.assessment.sheet;

import org.jspecify.annotations.NullMarked;
