/** The business's present moment: the only source of time for rules and schedulers. */
@NullMarked
package org.shequ.kit.clock;

import org.jspecify.annotations.NullMarked;
