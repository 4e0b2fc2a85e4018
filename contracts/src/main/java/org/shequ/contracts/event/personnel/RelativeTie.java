package org.shequ.contracts.event.personnel;

import java.util.UUID;

/** A relative who has a record too; told of both. */
public record RelativeTie(UUID personId, Relation relation) {}
