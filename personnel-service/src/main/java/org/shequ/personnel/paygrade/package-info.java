/** The pay grade formula and its explanation. Pure Java. */
@NullMarked
package org.shequ.personnel.paygrade;

import org.jspecify.annotations.NullMarked;
