/** assessment-service: who did well, and can prove it. */
@NullMarked
package org.shequ.assessment;

import org.jspecify.annotations.NullMarked;
