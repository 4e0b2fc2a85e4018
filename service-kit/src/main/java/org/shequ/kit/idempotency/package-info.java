/** Idempotency-Key: the same key and body give the same answer. */
@NullMarked
package org.shequ.kit.idempotency;

import org.jspecify.annotations.NullMarked;
