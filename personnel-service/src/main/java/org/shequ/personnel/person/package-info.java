/** People: one record for life. */
@NullMarked
package org.shequ.personnel.person;

import org.jspecify.annotations.NullMarked;
