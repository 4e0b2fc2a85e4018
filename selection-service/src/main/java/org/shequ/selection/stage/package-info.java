/** The stages after the examinations: outcomes of medical, inspection and deliberation, and who is next in line. */
@NullMarked
package org.shequ.selection.stage;

import org.jspecify.annotations.NullMarked;
