/**
 * The words that all rooms share: code lists, each constant with its standard's code and labels, periods of days and months,
 * and what somebody is on a day. Pure Java; uses no other room.
 */
@NullMarked
package org.shequ.personnel.vocabulary;

import org.jspecify.annotations.NullMarked;
