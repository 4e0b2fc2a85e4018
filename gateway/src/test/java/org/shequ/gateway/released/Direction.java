package org.shequ.gateway.released;

/** Who writes what a schema describes: the client (it may not be asked for more) or the service (it may not give less). */
enum Direction {
    REQUEST,
    RESPONSE
}
