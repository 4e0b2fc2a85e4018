package org.shequ.kit.security;

import java.util.UUID;

/** Where it stands that somebody looked at the own record. */
public interface OwnLooks {

    /** @param what was looked at, kebab-case: {@code pay-grades} */
    void record(UUID person, String what);
}
