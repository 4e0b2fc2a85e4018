/** Who calls, what they may do, and which part of the map they may see. */
@NullMarked
package org.shequ.kit.security;

import org.jspecify.annotations.NullMarked;
