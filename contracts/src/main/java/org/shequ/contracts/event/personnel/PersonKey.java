package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * The key of one person's {@link PersonDetails}, on a topic of its own that keeps the newest record of each person.
 *
 * @param key the key itself, wrapped under the transport key that the services of the suite share; absent when it was
 *     destroyed for good, and with it whatever was ever sealed under it
 */
public record PersonKey(UUID personId, @Nullable String key) {}
