/** Long work outside the request: submitted with the caller's transaction, resumed after a crash. */
@NullMarked
package org.shequ.kit.job;

import org.jspecify.annotations.NullMarked;
