/** The reserve pool (后备人才库): who is in it, and its yearly review. */
@NullMarked
package org.shequ.personnel.reserve;

import org.jspecify.annotations.NullMarked;
