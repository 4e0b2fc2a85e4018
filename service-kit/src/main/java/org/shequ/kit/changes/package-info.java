/** The change feed, for systems outside Kafka. */
@NullMarked
package org.shequ.kit.changes;

import org.jspecify.annotations.NullMarked;
