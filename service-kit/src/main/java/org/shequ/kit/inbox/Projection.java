package org.shequ.kit.inbox;

/** A consumer whose effect is a copy of what others publish: it may be emptied and built again from the topics. */
public interface Projection extends EventConsumer {

    /** Empties the copy, inside a transaction; called at the start of a rebuild. */
    void reset();
}
