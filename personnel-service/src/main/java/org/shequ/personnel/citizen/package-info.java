/** Citizen IDs (GB 11643) and names as people write them. Pure Java. */
@NullMarked
package org.shequ.personnel.citizen;

import org.jspecify.annotations.NullMarked;
