/** Who is eligible now, before any round exists. */
@NullMarked
package org.shequ.selection.prospect;

import org.jspecify.annotations.NullMarked;
