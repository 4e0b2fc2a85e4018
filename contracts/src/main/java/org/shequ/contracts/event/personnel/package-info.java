/** Events that personnel-service publishes. */
@NullMarked
package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.NullMarked;
