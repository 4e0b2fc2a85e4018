/** Code lists of the records: each constant carries its standard's code and its labels. Pure Java. */
@NullMarked
package org.shequ.personnel.vocabulary;

import org.jspecify.annotations.NullMarked;
