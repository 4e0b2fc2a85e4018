/**
 * Workforce statistics (队伍统计) at any date and for any subtree, and steps taken on the ladder. Uses units, policies and the
 * ladder.
 */
@NullMarked
package org.shequ.personnel.statistics;

import org.jspecify.annotations.NullMarked;
