/** Calibration (审定): from sheets to scores, ranks and grades, with vetoes, sanctions, caps and ties. */
@NullMarked
package org.shequ.assessment.calibration;

import org.jspecify.annotations.NullMarked;
