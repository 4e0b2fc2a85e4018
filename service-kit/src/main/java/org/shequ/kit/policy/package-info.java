/**
 * Versioned, effective-dated policy: what a jurisdiction has decided from a day on. A version never changes; of the versions
 * that have begun, the one of the nearest jurisdiction holds, and of its own the one with the latest first day.
 */
@NullMarked
package org.shequ.kit.policy;

import org.jspecify.annotations.NullMarked;
