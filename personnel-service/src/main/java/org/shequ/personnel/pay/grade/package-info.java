/** The pay grade formula, the history that follows from it, and its explanation. Pure Java. */
@NullMarked
package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.NullMarked;
