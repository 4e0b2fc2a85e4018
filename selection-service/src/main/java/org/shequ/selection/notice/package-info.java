/** Public notice, objections, and the calendars that its days are counted by. */
@NullMarked
package org.shequ.selection.notice;

import org.jspecify.annotations.NullMarked;
