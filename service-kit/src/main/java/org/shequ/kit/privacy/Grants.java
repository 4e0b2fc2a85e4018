package org.shequ.kit.privacy;

import java.util.Optional;

/** The grants of client systems, where a service keeps them. */
public interface Grants {

    /** The grant in force today; empty for a client that was given none, which sees what anybody sees. */
    Optional<Grant> of(String client);
}
