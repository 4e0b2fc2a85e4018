package org.shequ.personnel.person;

import java.util.Collection;

/**
 * Tells the other services of people. What stands here is what the record calls for; what else others may know of somebody
 * (file, relatives) is known to the room that carries it out.
 */
public interface Announcement {

    /** Publishes people as they now stand, in the caller's transaction. */
    void announce(Collection<Person> people);

    /** The same of those whose records have just been opened: nothing hangs on them yet, and nothing is asked for. */
    void announceNew(Collection<Person> people);
}
