/** Which client system may read which fields of people, by version. */
@NullMarked
package org.shequ.personnel.grant;

import org.jspecify.annotations.NullMarked;
