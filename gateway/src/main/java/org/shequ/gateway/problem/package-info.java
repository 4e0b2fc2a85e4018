/** What the gateway itself refuses, as problem documents. */
@NullMarked
package org.shequ.gateway.problem;

import org.jspecify.annotations.NullMarked;
