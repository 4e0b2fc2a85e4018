/**
 * Careers (任职、身份、后备): posts, identities and memberships of the reserve as recorded facts, and time served. The
 * aggregate is in {@code timeline}; here are its repository, the commands and the resources. Uses people, units, relatives,
 * policies, code lists and the access log.
 */
@NullMarked
package org.shequ.personnel.career;

import org.jspecify.annotations.NullMarked;
