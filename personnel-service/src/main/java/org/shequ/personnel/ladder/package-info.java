/** Which step of the career ladder (晋升渠道) is open to whom. Pure Java; uses the vocabulary. */
@NullMarked
package org.shequ.personnel.ladder;

import org.jspecify.annotations.NullMarked;
