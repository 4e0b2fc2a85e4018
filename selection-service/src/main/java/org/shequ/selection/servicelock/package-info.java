/** How long an appointment binds to where it leads. */
@NullMarked
package org.shequ.selection.servicelock;

import org.jspecify.annotations.NullMarked;
