/** The door itself: judges each request and sends it where it belongs. */
@NullMarked
package org.shequ.gateway.door;

import org.jspecify.annotations.NullMarked;
