/** Totals, ranks and ties. Pure Java, decimals only. */
@NullMarked
package org.shequ.selection.scoring;

import org.jspecify.annotations.NullMarked;
