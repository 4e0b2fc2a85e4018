/** Policies of a jurisdiction, versioned and effective-dated. */
@NullMarked
package org.shequ.personnel.policy;

import org.jspecify.annotations.NullMarked;
