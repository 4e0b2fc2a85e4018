/** Mergers and splits of units, with everything that hangs on them. */
@NullMarked
package org.shequ.personnel.reorganisation;

import org.jspecify.annotations.NullMarked;
