/** What the services tell each other: CloudEvents whose data are these records, one JSON Schema and golden sample each. */
@NullMarked
package org.shequ.contracts.event;

import org.jspecify.annotations.NullMarked;
