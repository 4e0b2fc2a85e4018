package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Stage;

/** Status and stage together, as the journal keeps them before and after. */
public record RoundStep(RoundStatus status, @Nullable Stage stage) {}
