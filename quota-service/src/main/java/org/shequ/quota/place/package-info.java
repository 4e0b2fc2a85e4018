/** Places reserved for rounds: held, locked, confirmed, occupied. */
@NullMarked
package org.shequ.quota.place;

import org.jspecify.annotations.NullMarked;
