/** What of a judgement is shown to whom: a verdict to the day must not give a birth date away. */
@NullMarked
package org.shequ.selection.disclosure;

import org.jspecify.annotations.NullMarked;
