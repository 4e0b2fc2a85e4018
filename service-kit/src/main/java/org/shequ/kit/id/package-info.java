/** Identifiers. */
@NullMarked
package org.shequ.kit.id;

import org.jspecify.annotations.NullMarked;
