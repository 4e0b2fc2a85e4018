/** Scores entered twice, totals, ranking. */
@NullMarked
package org.shequ.selection.examination;

import org.jspecify.annotations.NullMarked;
