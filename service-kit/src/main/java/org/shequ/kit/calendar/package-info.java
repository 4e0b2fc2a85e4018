/** Working days of China, with holidays and the weekends worked in exchange (调休). Pure Java. */
@NullMarked
package org.shequ.kit.calendar;

import org.jspecify.annotations.NullMarked;
