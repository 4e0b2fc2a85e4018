/** Set-based SQL over the service's own database. */
@NullMarked
package org.shequ.kit.database;

import org.jspecify.annotations.NullMarked;
