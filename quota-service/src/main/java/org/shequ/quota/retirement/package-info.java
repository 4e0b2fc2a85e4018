/** When people reach the statutory age. Pure. */
@NullMarked
package org.shequ.quota.retirement;

import org.jspecify.annotations.NullMarked;
