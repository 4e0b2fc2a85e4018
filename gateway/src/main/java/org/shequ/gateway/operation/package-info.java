/** What the services offer, as far as the merged interface document tells. */
@NullMarked
package org.shequ.gateway.operation;

import org.jspecify.annotations.NullMarked;
