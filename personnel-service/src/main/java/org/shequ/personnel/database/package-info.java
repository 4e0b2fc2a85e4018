/** Plain SQL in the caller's transaction, and set-based writing of many rows. */
@NullMarked
package org.shequ.personnel.database;

import org.jspecify.annotations.NullMarked;
