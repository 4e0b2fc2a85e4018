package org.shequ.kit.security;

import java.util.Optional;
import java.util.UUID;

/** Knows whose record something is, such as a registration; a bean of the service that keeps it. */
public interface RecordOwner {

    /** The person; empty when there is no such record, or it is nobody's. */
    Optional<UUID> ownerOf(UUID record);
}
