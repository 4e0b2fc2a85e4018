/** How much a caller may ask, and who counts as one caller. */
@NullMarked
package org.shequ.gateway.limit;

import org.jspecify.annotations.NullMarked;
