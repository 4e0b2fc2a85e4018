/** Who is calling: signed tokens against published keys. */
@NullMarked
package org.shequ.gateway.token;

import org.jspecify.annotations.NullMarked;
