/** Recording honours, training, achievements, certificates and investigations, over HTTP. */
@NullMarked
package org.shequ.personnel.dossierkeeping;

import org.jspecify.annotations.NullMarked;
