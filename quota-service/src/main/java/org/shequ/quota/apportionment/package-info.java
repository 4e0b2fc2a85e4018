/** Sharing out places among communities. Pure: integer arithmetic, no frameworks, no clock. */
@NullMarked
package org.shequ.quota.apportionment;

import org.jspecify.annotations.NullMarked;
