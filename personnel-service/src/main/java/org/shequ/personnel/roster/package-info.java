/** The doors for files that clerks hand in (名册导入), and their empty tables. Uses the tables of units, people and careers. */
@NullMarked
package org.shequ.personnel.roster;

import org.jspecify.annotations.NullMarked;
