/** Screening (资格筛查): who is eligible now, before any round exists. */
@NullMarked
package org.shequ.selection.screening;

import org.jspecify.annotations.NullMarked;
