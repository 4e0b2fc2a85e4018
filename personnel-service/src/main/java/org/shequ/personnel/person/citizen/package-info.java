/** Citizen IDs (GB 11643) and names as people write them. Pure Java. */
@NullMarked
package org.shequ.personnel.person.citizen;

import org.jspecify.annotations.NullMarked;
