/** What a deployment decides about the gateway. */
@NullMarked
package org.shequ.gateway.configuration;

import org.jspecify.annotations.NullMarked;
