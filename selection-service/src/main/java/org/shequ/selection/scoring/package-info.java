/** Totals, ranks and ties, as the notice of a round prints them. Pure Java, decimals only. */
@NullMarked
package org.shequ.selection.scoring;

import org.jspecify.annotations.NullMarked;
