/** What a span may hold, in the services and in the gateway before them. */
@NullMarked
package org.shequ.trace;

import org.jspecify.annotations.NullMarked;
