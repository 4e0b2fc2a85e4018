/** Who holds which place, from personnel-service's careers. */
@NullMarked
package org.shequ.quota.headcount;

import org.jspecify.annotations.NullMarked;
