/** Events leave through here: written with the change they tell of, sent to Kafka afterwards, never lost between the two. */
@NullMarked
package org.shequ.kit.outbox;

import org.jspecify.annotations.NullMarked;
