/** How long somebody has served, in whole months. Pure Java. */
@NullMarked
package org.shequ.personnel.career.tenure;

import org.jspecify.annotations.NullMarked;
