/** Problem documents: every refusal and failure of a service leaves it in one shape (RFC 9457). */
@NullMarked
package org.shequ.kit.problem;

import org.jspecify.annotations.NullMarked;
