/** Public notice, objections, and the calendars by which its days are counted. */
@NullMarked
package org.shequ.selection.notice;

import org.jspecify.annotations.NullMarked;
