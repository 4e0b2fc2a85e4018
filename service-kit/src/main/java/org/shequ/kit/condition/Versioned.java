package org.shequ.kit.condition;

/** A view of an aggregate: the answer carries its version as a strong ETag. */
public interface Versioned {

    long version();
}
