/**
 * What a personnel file holds beside the career (人事档案): honours, training, achievements, certificates, investigations and
 * sanctions. Uses people and the access log.
 */
@NullMarked
package org.shequ.personnel.dossier;

import org.jspecify.annotations.NullMarked;
