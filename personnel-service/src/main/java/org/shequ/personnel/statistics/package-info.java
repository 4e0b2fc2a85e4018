/** Workforce statistics at any date and for any subtree. */
@NullMarked
package org.shequ.personnel.statistics;

import org.jspecify.annotations.NullMarked;
