/**
 * Policies of a jurisdiction (政策), versioned and effective-dated. Uses no other room: each room brings the form of its own
 * policies.
 */
@NullMarked
package org.shequ.personnel.policy;

import org.jspecify.annotations.NullMarked;
