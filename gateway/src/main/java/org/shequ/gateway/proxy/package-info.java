/** Passing a request on: streams, time limits, retries, broken circuits. */
@NullMarked
package org.shequ.gateway.proxy;

import org.jspecify.annotations.NullMarked;
