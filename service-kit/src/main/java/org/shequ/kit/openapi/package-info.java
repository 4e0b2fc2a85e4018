/** What every operation of every service has in common in the OpenAPI document. */
@NullMarked
package org.shequ.kit.openapi;

import org.jspecify.annotations.NullMarked;
