package org.shequ.gateway.token;

import java.time.Instant;
import java.util.Set;

/**
 * Whose token it is.
 *
 * @param permissions that the roles of the token grant
 * @param until when it is to be believed
 */
public record Bearer(String subject, Set<String> permissions, Instant until) {}
