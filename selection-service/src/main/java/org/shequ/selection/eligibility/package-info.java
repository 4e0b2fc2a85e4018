/** Who may take part, judged from a dossier and explained. Pure Java: no clock, no database. */
@NullMarked
package org.shequ.selection.eligibility;

import org.jspecify.annotations.NullMarked;
