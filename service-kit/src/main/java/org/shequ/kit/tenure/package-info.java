/** Time served (任职年限), one calculation for every service that asks. Pure Java: no clock, no database. */
@NullMarked
package org.shequ.kit.tenure;

import org.jspecify.annotations.NullMarked;
