/** What the law asks for: the access log, the person's own extract, retention and anonymisation. */
@NullMarked
package org.shequ.personnel.statutory;

import org.jspecify.annotations.NullMarked;
