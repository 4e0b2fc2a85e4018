package org.shequ.kit.privacy;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Where it stands that the caller looked at people. */
public interface Looks {

    /**
     * Puts a look on record before anything is shown.
     *
     * @param what was looked at, kebab-case: {@code pay-grades}
     * @param fields the personal fields that were shown whole; empty where {@code what} says it all
     */
    void record(Collection<UUID> people, String what, Set<PersonField> fields);
}
