/** Medical, inspection, deliberation, and who is next in line. */
@NullMarked
package org.shequ.selection.outcome;

import org.jspecify.annotations.NullMarked;
