/**
 * Recomputes a round from its published record alone: no database, no clock, no service. The rules are those that judge
 * and rank in the service, in plain Java; everything else is held against them here.
 */
@NullMarked
package org.shequ.selection.verification;

import org.jspecify.annotations.NullMarked;
