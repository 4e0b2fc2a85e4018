/** Plain SQL on the connection of the current transaction. */
@NullMarked
package org.shequ.quota.database;

import org.jspecify.annotations.NullMarked;
