/** What may not change in a published HTTP interface, and the check that it has not. */
@NullMarked
package org.shequ.gateway.released;

import org.jspecify.annotations.NullMarked;
