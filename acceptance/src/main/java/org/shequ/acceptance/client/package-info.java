/** A caller of the suite: HTTP through the gateway, as any other system would, and nothing else. */
@NullMarked
package org.shequ.acceptance.client;

import org.jspecify.annotations.NullMarked;
