/** How operations go away: announced months ahead, in every answer and in the document. */
@NullMarked
package org.shequ.kit.evolution;

import org.jspecify.annotations.NullMarked;
