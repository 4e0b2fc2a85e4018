/** Districts, subdistricts, communities, villages and grids (区划与单位): the tree, and each unit's life. Uses code lists. */
@NullMarked
package org.shequ.personnel.unit;

import org.jspecify.annotations.NullMarked;
