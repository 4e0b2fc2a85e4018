package org.shequ.contracts.event;

/** Something that happened to an aggregate. Implementations are records annotated with {@link EventType}. */
public interface Event {

    /** The aggregate's id: the key of the Kafka record, within which order holds. */
    String aggregateId();
}
