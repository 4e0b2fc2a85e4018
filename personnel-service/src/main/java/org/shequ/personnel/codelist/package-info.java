/** Code lists over HTTP. */
@NullMarked
package org.shequ.personnel.codelist;

import org.jspecify.annotations.NullMarked;
