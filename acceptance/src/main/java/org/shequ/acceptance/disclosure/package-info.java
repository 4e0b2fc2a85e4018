/**
 * An attacker who wants to know more of a person than a reader without a purpose may: reads everything that each role and
 * scope is given, joins it, asks yes-or-no questions, and counts what is left to guess.
 */
@NullMarked
package org.shequ.acceptance.disclosure;

import org.jspecify.annotations.NullMarked;
