/** Publicity (公示), objections, and final results. */
@NullMarked
package org.shequ.assessment.publication;

import org.jspecify.annotations.NullMarked;
