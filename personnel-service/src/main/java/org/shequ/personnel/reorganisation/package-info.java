/** Mergers and splits of units (撤并、拆分), with everything that hangs on them. Uses units, careers, people and relatives. */
@NullMarked
package org.shequ.personnel.reorganisation;

import org.jspecify.annotations.NullMarked;
