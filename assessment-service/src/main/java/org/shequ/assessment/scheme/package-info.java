/** Assessment schemes (考核方案): what is judged, by whom, with which weights and caps. */
@NullMarked
package org.shequ.assessment.scheme;

import org.jspecify.annotations.NullMarked;
