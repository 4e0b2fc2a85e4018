/** The gateway alone between a plain service and callers of every kind: what benchmarks of the door work with. */
@NullMarked
package org.shequ.acceptance.load;

import org.jspecify.annotations.NullMarked;
