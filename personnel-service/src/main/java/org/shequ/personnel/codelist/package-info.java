/** Code lists (代码表) over HTTP, and cells of files that hold one of their constants. Uses the vocabulary. */
@NullMarked
package org.shequ.personnel.codelist;

import org.jspecify.annotations.NullMarked;
