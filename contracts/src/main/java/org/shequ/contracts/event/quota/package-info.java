/** Events that quota-service publishes. */
@NullMarked
package org.shequ.contracts.event.quota;

import org.jspecify.annotations.NullMarked;
