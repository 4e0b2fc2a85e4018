package org.shequ.selection.round;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a round stands as a whole; while it is RUNNING, its stage says more. */
public enum RoundStatus {
    DRAFT,
    PLACES_REQUESTED,
    PLACES_REFUSED,
    PLACES_RESERVED,
    RUNNING,
    CLOSED,
    CANCELLED;

    public static final Lifecycle<RoundStatus> LIFECYCLE = Lifecycle.of(RoundStatus.class, "round", "选拔")
            .state(DRAFT, "草拟")
            .state(PLACES_REQUESTED, "已申请名额")
            .state(PLACES_REFUSED, "名额未获批")
            .state(PLACES_RESERVED, "名额已预留")
            .state(RUNNING, "进行中")
            .state(CLOSED, "已结束")
            .state(CANCELLED, "已取消");

    /** Whether places are held for it, were used by it, or are being asked for. */
    public boolean hasClaim() {
        return switch (this) {
            case PLACES_REQUESTED, PLACES_RESERVED, RUNNING, CLOSED -> true;
            case DRAFT, PLACES_REFUSED, CANCELLED -> false;
        };
    }

    static final Step<RoundStatus> REQUEST_PLACES = LIFECYCLE.step(
            "requestPlaces", "selection:manage", "places-request", "申请名额", PLACES_REQUESTED, DRAFT, PLACES_REFUSED);
    static final Step<RoundStatus> PLACES_GIVEN =
            LIFECYCLE.happening("places reserved", "名额预留成功", PLACES_RESERVED, PLACES_REQUESTED);
    /** Refused, or lost again before the round was announced. */
    static final Step<RoundStatus> PLACES_LOST = LIFECYCLE.happening(
            "places refused or lost", "名额未获批或失效", PLACES_REFUSED, PLACES_REQUESTED, PLACES_RESERVED);
    /** A kind of round that takes no places opens straight from its draft. */
    static final Step<RoundStatus> ANNOUNCE = LIFECYCLE.step(
            "announceRound", "selection:manage", "announcement", "发布公告", RUNNING, DRAFT, PLACES_RESERVED);

    static final Step<RoundStatus> CLOSE =
            LIFECYCLE.step("closeRound", "selection:manage", "closure", "结束选拔", CLOSED, RUNNING);
    static final Step<RoundStatus> CANCEL = LIFECYCLE.step(
            "cancelRound",
            "selection:manage",
            "cancellation",
            "取消",
            CANCELLED,
            DRAFT,
            PLACES_REQUESTED,
            PLACES_REFUSED,
            PLACES_RESERVED,
            RUNNING);
}
