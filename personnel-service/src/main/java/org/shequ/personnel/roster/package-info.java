/** How files with many rows are taken in: set by set, all or nothing. */
@NullMarked
package org.shequ.personnel.roster;

import org.jspecify.annotations.NullMarked;
