/** How many staffed community workers there may be, and not one more. */
@NullMarked
package org.shequ.quota;

import org.jspecify.annotations.NullMarked;
