/** Tables and figures over many results. */
@NullMarked
package org.shequ.assessment.report;

import org.jspecify.annotations.NullMarked;
