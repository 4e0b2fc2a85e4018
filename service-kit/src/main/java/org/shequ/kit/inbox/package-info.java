/** Events arrive through here: each version of an aggregate is applied once and in order, whatever Kafka does. */
@NullMarked
package org.shequ.kit.inbox;

import org.jspecify.annotations.NullMarked;
