/** Relatives (回避), and which posts they may not hold beside each other. */
@NullMarked
package org.shequ.personnel.relative;

import org.jspecify.annotations.NullMarked;
