/** What is counted of the requests. */
@NullMarked
package org.shequ.gateway.meter;

import org.jspecify.annotations.NullMarked;
