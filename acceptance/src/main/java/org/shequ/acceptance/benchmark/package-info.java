/**
 * What the suite bears, measured on the real local stack: every figure stands beside that of the plainest way to do the
 * same on the same PostgreSQL in the same run, for machines differ and ratios hold.
 */
@NullMarked
package org.shequ.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
