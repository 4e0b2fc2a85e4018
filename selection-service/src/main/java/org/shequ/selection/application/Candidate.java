package org.shequ.selection.application;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a ranking needs of an admitted registration. The evidence stays where it is: a round may have twelve thousand of
 * them.
 *
 * @param id of the registration
 * @param name in full; masked wherever it is shown
 */
public record Candidate(
        UUID id, UUID positionId, String name, String unitCode, int certificateLevel, BigDecimal bonus) {}
