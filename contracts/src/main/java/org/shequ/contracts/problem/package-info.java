/** Errors as every part of the suite tells them: RFC 9457 problem documents with stable codes in two languages. */
@NullMarked
package org.shequ.contracts.problem;

import org.jspecify.annotations.NullMarked;
