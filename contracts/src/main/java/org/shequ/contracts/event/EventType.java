package org.shequ.contracts.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a record as the data of one CloudEvents type. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** CloudEvents {@code type}, in the past tense: {@code quota.place-confirmed}. */
    String type();

    /** The Kafka topic: {@code quota.place.v1}. All events of one aggregate go to one topic. */
    String topic();

    /** The kind of aggregate whose versions count these events: {@code place-request}. */
    String aggregate();
}
