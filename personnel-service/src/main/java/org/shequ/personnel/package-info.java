/** Records of the people who work in communities: units, persons, careers, pay grades. */
@NullMarked
package org.shequ.personnel;

import org.jspecify.annotations.NullMarked;
