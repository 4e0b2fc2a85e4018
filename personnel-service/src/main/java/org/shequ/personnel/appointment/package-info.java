/**
 * Appointments decided elsewhere (任命), made effective here on their day. Uses careers, people, the dossier, relatives, the
 * reserve, units and what became of them, policies and the ladder.
 */
@NullMarked
package org.shequ.personnel.appointment;

import org.jspecify.annotations.NullMarked;
