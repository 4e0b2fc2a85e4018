/**
 * What is published of people: the record, with what file and relatives add to it. Uses people, the dossier and
 * relatives; nobody uses it but through {@link org.shequ.personnel.person.Announcement}.
 */
@NullMarked
package org.shequ.personnel.announcement;

import org.jspecify.annotations.NullMarked;
