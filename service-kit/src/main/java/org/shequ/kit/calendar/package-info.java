/**
 * Working days of China, with holidays and the weekends worked in exchange (调休): the counting is pure Java, the calendars
 * are data that a service loads.
 */
@NullMarked
package org.shequ.kit.calendar;

import org.jspecify.annotations.NullMarked;
