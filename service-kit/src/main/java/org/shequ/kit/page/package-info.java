/** Keyset pages with sealed cursors, and the refusal of query parameters that nobody declared. */
@NullMarked
package org.shequ.kit.page;

import org.jspecify.annotations.NullMarked;
