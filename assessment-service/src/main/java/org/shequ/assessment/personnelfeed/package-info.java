/** What this service keeps of personnel's events. */
@NullMarked
package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.NullMarked;
