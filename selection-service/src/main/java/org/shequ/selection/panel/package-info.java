/** Who acts in a round, and whom they must keep away from. */
@NullMarked
package org.shequ.selection.panel;

import org.jspecify.annotations.NullMarked;
