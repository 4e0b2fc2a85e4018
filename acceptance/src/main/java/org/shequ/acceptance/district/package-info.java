/** The sample district: 崇川区's real units, with invented people, populations and results from a fixed seed. */
@NullMarked
package org.shequ.acceptance.district;

import org.jspecify.annotations.NullMarked;
