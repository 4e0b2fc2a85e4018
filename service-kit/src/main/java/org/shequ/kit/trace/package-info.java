/** The W3C trace context, carried through events. */
@NullMarked
package org.shequ.kit.trace;

import org.jspecify.annotations.NullMarked;
