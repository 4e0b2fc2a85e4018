/** Districts, subdistricts, communities, villages and grids. */
@NullMarked
package org.shequ.personnel.unit;

import org.jspecify.annotations.NullMarked;
