/** Events that assessment-service publishes. */
@NullMarked
package org.shequ.contracts.event.assessment;

import org.jspecify.annotations.NullMarked;
