/** The one door of the suite: routes, tokens, limits, and the documentation of everything behind it. */
@NullMarked
package org.shequ.gateway;

import org.jspecify.annotations.NullMarked;
