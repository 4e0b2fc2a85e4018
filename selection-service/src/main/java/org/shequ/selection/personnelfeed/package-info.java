/** What this service keeps of the other services' events: dossiers, units, results. */
@NullMarked
package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.NullMarked;
