/** One person's posts, identities and reserve memberships over time: the aggregate. Pure Java. */
@NullMarked
package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.NullMarked;
