/** Who did what to whom: append-only, hash-chained, verifiable. */
@NullMarked
package org.shequ.kit.audit;

import org.jspecify.annotations.NullMarked;
