/** The words of the domain that every feature shares. Pure Java. */
@NullMarked
package org.shequ.selection.vocabulary;

import org.jspecify.annotations.NullMarked;
