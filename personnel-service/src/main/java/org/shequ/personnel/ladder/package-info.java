/** Which step of the career ladder is open to whom. Pure Java. */
@NullMarked
package org.shequ.personnel.ladder;

import org.jspecify.annotations.NullMarked;
