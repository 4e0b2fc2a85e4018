package org.shequ.kit.personkey;

import java.util.Collection;
import java.util.UUID;

/** An event came whose key did not: it waits, for nothing is applied by halves. */
public final class UnknownPersonKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownPersonKeyException(Collection<UUID> people) {
        super("waits for the key of person " + people.iterator().next()
                + (people.size() == 1 ? "" : " and " + (people.size() - 1) + " more"));
    }
}
