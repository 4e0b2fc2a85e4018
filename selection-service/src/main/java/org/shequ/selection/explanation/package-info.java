/** Everything about one candidate. */
@NullMarked
package org.shequ.selection.explanation;

import org.jspecify.annotations.NullMarked;
