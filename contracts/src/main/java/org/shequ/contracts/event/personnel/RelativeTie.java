package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.Relation;

import java.util.UUID;

/** A relative who has a record too; published for both. */
public record RelativeTie(UUID personId, @Required @Nullable Relation relation) {}
