package org.shequ.selection.round;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/**
 * How far a request for places has come. Answers may come late or twice: what is no step forward is ignored by the consumer.
 * Of a request quota-service refuses all or nothing, and once: after a reservation only a release tells that a place is gone,
 * place by place, so a refusal that follows one is no answer and must not make held places look lost.
 */
public enum PlaceRequestState {
    REQUESTED,
    RESERVED,
    LOCK_REQUESTED,
    LOCKED,
    REFUSED,
    EXPIRED,
    RETURNED;

    public static final Lifecycle<PlaceRequestState> LIFECYCLE = Lifecycle.of(
                    PlaceRequestState.class, "place request", "名额申请")
            .state(REQUESTED, "已申请")
            .state(RESERVED, "已预留")
            .state(LOCK_REQUESTED, "已申请锁定")
            .state(LOCKED, "已锁定")
            .state(REFUSED, "未获批")
            .state(EXPIRED, "已到期")
            .state(RETURNED, "已退回");

    static final Step<PlaceRequestState> RESERVE =
            LIFECYCLE.happening("reserved by quota-service", "编制服务预留", RESERVED, REQUESTED);
    static final Step<PlaceRequestState> REFUSE =
            LIFECYCLE.happening("refused by quota-service", "编制服务不予预留", REFUSED, REQUESTED);
    static final Step<PlaceRequestState> REQUEST_LOCK =
            LIFECYCLE.happening("announcement of the round", "发布公告", LOCK_REQUESTED, RESERVED);
    static final Step<PlaceRequestState> LOCK =
            LIFECYCLE.happening("locked by quota-service", "编制服务锁定", LOCKED, LOCK_REQUESTED);
    static final Step<PlaceRequestState> EXPIRE =
            LIFECYCLE.happening("expiry", "到期", EXPIRED, RESERVED, LOCK_REQUESTED);
    static final Step<PlaceRequestState> RETURN =
            LIFECYCLE.happening("end of the round", "选拔结束退回", RETURNED, REQUESTED, RESERVED, LOCK_REQUESTED, LOCKED);

    boolean isOpen() {
        return this == REQUESTED;
    }
}
