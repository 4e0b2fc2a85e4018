/** Competition ranking among peers, and what counts as the front. Pure arithmetic. */
@NullMarked
package org.shequ.assessment.ranking;

import org.jspecify.annotations.NullMarked;
