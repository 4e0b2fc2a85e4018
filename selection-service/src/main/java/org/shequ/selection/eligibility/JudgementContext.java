package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.tenure.Interval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The context in which a dossier is judged: what this service itself has on record of the person, and the round.
 *
 * @param locks service locks (服务期) that appointments brought with them
 * @param orders relaxations that were ordered for this person in this round
 * @param setting the round, under the name that evidence on record gives it; null outside a round
 */
public record JudgementContext(
        List<ServiceLock> locks,
        List<Order> orders,
        @Nullable RoundContext setting) {

    /** Nothing on record, and no round. */
    public static final JudgementContext NONE = new JudgementContext(List.of(), List.of(), null);

    public JudgementContext {
        locks = List.copyOf(locks);
        orders = List.copyOf(orders);
    }

    /** @param kind what the appointment was for; {@code period} ends on the first day without the lock */
    public record ServiceLock(String appointmentId, RoundKind kind, Interval period) {}

    /** A relaxation of the age limit, for one ground, by a document. */
    public record Order(Relaxation.Ground ground, String orderNumber) {}

    /**
     * The round that somebody wants to take part in.
     *
     * @param panel everybody who acts in the round; null while the panel has not been named
     * @param targetUnit the community that the position is in
     * @param relativesUnits where the person's relatives hold their primary post on the cut-off day
     */
    public record RoundContext(@Nullable List<PanelMember> panel, String targetUnit, Map<UUID, String> relativesUnits) {
        public RoundContext {
            panel = panel == null ? null : List.copyOf(panel);
            relativesUnits = Map.copyOf(relativesUnits);
        }
    }

    /** The orders for a ground, in the order in which they were put on record. */
    Optional<Order> orderFor(Relaxation.Ground ground) {
        return orders.stream().filter(order -> order.ground() == ground).findFirst();
    }
}
