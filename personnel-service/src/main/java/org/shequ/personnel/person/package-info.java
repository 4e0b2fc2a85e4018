/**
 * People (人员档案): one record for life, its rules and its status. Uses units, policies, code lists and the access log, and
 * none of the rooms that use it: what else may be published of somebody is added by whoever carries out
 * {@link org.shequ.personnel.person.Announcement}.
 */
@NullMarked
package org.shequ.personnel.person;

import org.jspecify.annotations.NullMarked;
