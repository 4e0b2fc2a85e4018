package org.shequ.selection.round;

import java.util.UUID;

/** A round was ended before anybody was appointed; fired within its transaction. */
public record RoundCancelled(UUID roundId) {}
