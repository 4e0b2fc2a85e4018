/** Posts, identities and reserve memberships as recorded facts. */
@NullMarked
package org.shequ.personnel.assignment;

import org.jspecify.annotations.NullMarked;
