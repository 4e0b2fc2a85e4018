package org.shequ.gateway.token;

import java.util.Set;

/**
 * Whose token it is.
 *
 * @param permissions that the roles of the token grant
 * @param until the second since 1970 from which it is not believed
 */
public record Bearer(String subject, Set<String> permissions, long until) {}
