/** The published record of a round, from which a stranger can recompute it. */
@NullMarked
package org.shequ.selection.roundrecord;

import org.jspecify.annotations.NullMarked;
