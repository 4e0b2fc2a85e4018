/** JSON read strictly: what is not understood is refused, not ignored. */
@NullMarked
package org.shequ.kit.json;

import org.jspecify.annotations.NullMarked;
