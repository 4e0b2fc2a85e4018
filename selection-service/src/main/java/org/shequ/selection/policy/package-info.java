/** Versioned policy: eligibility rules and the stage list and figures of each kind of round. */
@NullMarked
package org.shequ.selection.policy;

import org.jspecify.annotations.NullMarked;
