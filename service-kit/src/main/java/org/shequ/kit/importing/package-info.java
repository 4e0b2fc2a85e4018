/**
 * Files that clerks hand in: one declaration of columns, from which reading, templates, refusals and the document come; one
 * reader per type of cell; one run. A row goes in, a judged row comes out.
 */
@NullMarked
package org.shequ.kit.importing;

import org.jspecify.annotations.NullMarked;
