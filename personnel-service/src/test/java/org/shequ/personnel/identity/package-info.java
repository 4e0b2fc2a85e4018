/** Tokens of a real identity provider. */
@NullMarked
package org.shequ.personnel.identity;

import org.jspecify.annotations.NullMarked;
