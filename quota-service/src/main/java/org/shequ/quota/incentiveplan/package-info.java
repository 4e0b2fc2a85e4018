/** Incentive plans: how many secretaries may enter the establishment. */
@NullMarked
package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.NullMarked;
