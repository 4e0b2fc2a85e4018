package org.shequ.selection.application;

import java.util.UUID;

/** Somebody who was in a round's line is out of it; the round's lock is held. */
public record LineShortened(UUID roundId) {}
