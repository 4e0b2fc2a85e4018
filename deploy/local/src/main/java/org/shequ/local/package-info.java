/** The whole suite on one machine, without Docker: real PostgreSQL, real Kafka, the services and the gateway. */
@NullMarked
package org.shequ.local;

import org.jspecify.annotations.NullMarked;
