/** Whether a community is in the front, by a jurisdiction's policy. */
@NullMarked
package org.shequ.assessment.standing;

import org.jspecify.annotations.NullMarked;
