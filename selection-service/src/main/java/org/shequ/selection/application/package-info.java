/** Registrations: frozen evidence, review, withdrawal. */
@NullMarked
package org.shequ.selection.application;

import org.jspecify.annotations.NullMarked;
