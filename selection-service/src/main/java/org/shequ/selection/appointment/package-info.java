/** Appointments, from the decision to the end. */
@NullMarked
package org.shequ.selection.appointment;

import org.jspecify.annotations.NullMarked;
