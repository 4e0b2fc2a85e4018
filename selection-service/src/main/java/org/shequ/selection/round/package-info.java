/** Selection rounds: positions, places, the state machine and its journal. */
@NullMarked
package org.shequ.selection.round;

import org.jspecify.annotations.NullMarked;
