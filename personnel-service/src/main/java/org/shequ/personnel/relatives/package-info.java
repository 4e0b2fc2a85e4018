/**
 * Relatives (亲属关系): who is whose, from whichever side it was recorded. Uses people, the access log and the forms in which
 * the dossier ends an entry.
 */
@NullMarked
package org.shequ.personnel.relatives;

import org.jspecify.annotations.NullMarked;
