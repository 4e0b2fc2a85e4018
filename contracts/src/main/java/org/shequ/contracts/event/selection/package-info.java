/** Events that selection-service publishes. */
@NullMarked
package org.shequ.contracts.event.selection;

import org.jspecify.annotations.NullMarked;
