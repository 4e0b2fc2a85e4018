/** What the rounds of an incentive plan have come to over its years. */
@NullMarked
package org.shequ.selection.incentiveplan;

import org.jspecify.annotations.NullMarked;
