/** Who looked at whose personal data. */
@NullMarked
package org.shequ.personnel.access;

import org.jspecify.annotations.NullMarked;
