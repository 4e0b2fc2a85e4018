/** Which role may do what: the one table, for the services that judge and for the gateway that need not ask them in vain. */
@NullMarked
package org.shequ.contracts.permission;

import org.jspecify.annotations.NullMarked;
