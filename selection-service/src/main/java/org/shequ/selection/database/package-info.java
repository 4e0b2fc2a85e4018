/** Set-based SQL over the service's own database. */
@NullMarked
package org.shequ.selection.database;

import org.jspecify.annotations.NullMarked;
