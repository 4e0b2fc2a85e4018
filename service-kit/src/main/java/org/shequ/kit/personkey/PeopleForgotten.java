package org.shequ.kit.personkey;

import java.util.List;
import java.util.UUID;

/**
 * Tells the rest of a service that reads people's events, inside the transaction, whose keys were destroyed: whatever it
 * keeps of who they are has to go with them.
 */
public record PeopleForgotten(List<UUID> people) {}
