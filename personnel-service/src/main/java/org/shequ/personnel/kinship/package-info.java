/** Recording relatives, over HTTP. */
@NullMarked
package org.shequ.personnel.kinship;

import org.jspecify.annotations.NullMarked;
