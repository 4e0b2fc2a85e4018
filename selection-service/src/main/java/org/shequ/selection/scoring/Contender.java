package org.shequ.selection.scoring;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One candidate of one position, with all that decides the order.
 *
 * @param exact the total before it is rounded
 * @param total the total that is shown
 */
public record Contender(UUID registrationId, BigDecimal exact, BigDecimal total, TieFacts facts) {

    /** Before the interview there is no total yet: the written score stands for it. */
    public static Contender byWritten(UUID registrationId, BigDecimal written, Background background) {
        return new Contender(registrationId, written, written, new TieFacts(written, null, background, null, null));
    }
}
