/** Pay records: which grade held when, and why. */
@NullMarked
package org.shequ.personnel.pay;

import org.jspecify.annotations.NullMarked;
