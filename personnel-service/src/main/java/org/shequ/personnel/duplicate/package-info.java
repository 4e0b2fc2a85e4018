/** Records that may be, or are, of one person: finding them, uniting them, and taking that back. */
@NullMarked
package org.shequ.personnel.duplicate;

import org.jspecify.annotations.NullMarked;
