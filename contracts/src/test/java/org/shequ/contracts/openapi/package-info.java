/** What may not change in a published HTTP interface, and the check that it has not. */
@NullMarked
package org.shequ.contracts.openapi;

import org.jspecify.annotations.NullMarked;
