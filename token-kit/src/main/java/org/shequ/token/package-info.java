/** How a bearer token is verified, by the services and by the gateway before them: one check, configured once. */
@NullMarked
package org.shequ.token;

import org.jspecify.annotations.NullMarked;
