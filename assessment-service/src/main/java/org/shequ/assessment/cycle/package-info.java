/** Cycles (考核周期): who is judged in a year, by which scheme, and how far it has come. */
@NullMarked
package org.shequ.assessment.cycle;

import org.jspecify.annotations.NullMarked;
