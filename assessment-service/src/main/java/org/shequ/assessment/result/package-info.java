/** Final results with their versions, and the imports of years before the system. */
@NullMarked
package org.shequ.assessment.result;

import org.jspecify.annotations.NullMarked;
