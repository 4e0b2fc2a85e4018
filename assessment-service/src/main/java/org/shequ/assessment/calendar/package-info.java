/** The holiday calendars on record, by which publicity counts working days. */
@NullMarked
package org.shequ.assessment.calendar;

import org.jspecify.annotations.NullMarked;
