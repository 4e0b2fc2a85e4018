/** One person's posts, identities and reserve memberships over time. Pure Java. */
@NullMarked
package org.shequ.personnel.career;

import org.jspecify.annotations.NullMarked;
