/** Who counts towards the staffing of which community. Pure. */
@NullMarked
package org.shequ.quota.counting;

import org.jspecify.annotations.NullMarked;
