/**
 * What the law asks for (个人信息保护): grants of client systems, the person's own extract, who looked, retention and
 * anonymisation. Uses people, the dossier, relatives, units, policies and the access log.
 */
@NullMarked
package org.shequ.personnel.privacy;

import org.jspecify.annotations.NullMarked;
