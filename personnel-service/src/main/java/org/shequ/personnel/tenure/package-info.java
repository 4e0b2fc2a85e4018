/** How long somebody has served, in whole months. Pure Java. */
@NullMarked
package org.shequ.personnel.tenure;

import org.jspecify.annotations.NullMarked;
