/** Appointments decided elsewhere, made effective here on their day. */
@NullMarked
package org.shequ.personnel.appointment;

import org.jspecify.annotations.NullMarked;
