/** Determinations (核定): how many places each community gets, and why. */
@NullMarked
package org.shequ.quota.determination;

import org.jspecify.annotations.NullMarked;
