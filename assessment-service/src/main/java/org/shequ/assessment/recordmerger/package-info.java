/** Records of people that turned out to be one person: whom their results count for, and which of two that contradict. */
@NullMarked
package org.shequ.assessment.recordmerger;

import org.jspecify.annotations.NullMarked;
