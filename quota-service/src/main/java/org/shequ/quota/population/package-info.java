/** Urban permanent residents per community and day. */
@NullMarked
package org.shequ.quota.population;

import org.jspecify.annotations.NullMarked;
