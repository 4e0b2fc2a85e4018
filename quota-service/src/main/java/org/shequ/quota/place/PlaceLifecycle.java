package org.shequ.quota.place;

import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

import java.util.EnumSet;
import java.util.Set;

import static org.shequ.contracts.vocabulary.PlaceStatus.CONFIRMED;
import static org.shequ.contracts.vocabulary.PlaceStatus.EXPIRED;
import static org.shequ.contracts.vocabulary.PlaceStatus.HELD;
import static org.shequ.contracts.vocabulary.PlaceStatus.LOCKED;
import static org.shequ.contracts.vocabulary.PlaceStatus.OCCUPIED;
import static org.shequ.contracts.vocabulary.PlaceStatus.RELEASED;

/** The life of a place (编制名额). Places move in sets: the steps go into the statements. */
public final class PlaceLifecycle {

    public static final Lifecycle<PlaceStatus> LIFECYCLE = Lifecycle.of(PlaceStatus.class, "place", "编制名额")
            .state(HELD, "暂留")
            .state(LOCKED, "锁定")
            .state(CONFIRMED, "已确认到人")
            .state(OCCUPIED, "已占用")
            .state(RELEASED, "已释放")
            .state(EXPIRED, "已到期");

    static final Step<PlaceStatus> LOCK = LIFECYCLE.step("lockPlaces", "quota:manage", "lock", "锁定", LOCKED, HELD);
    static final Step<PlaceStatus> CONFIRM =
            LIFECYCLE.step("confirmPlace", "quota:manage", "confirmation", "确认到人", CONFIRMED, LOCKED);
    /** A round gives back what it has not confirmed for anybody. */
    static final Step<PlaceStatus> GIVE_BACK =
            LIFECYCLE.happening("return by the round", "选拔退回", RELEASED, HELD, LOCKED);
    /** An office gives back confirmed places too: nobody but it knows that the person does not come. */
    static final Step<PlaceStatus> RETURN =
            LIFECYCLE.step("returnPlaces", "quota:manage", "return", "退回", RELEASED, HELD, LOCKED, CONFIRMED);

    static final Step<PlaceStatus> OCCUPY = LIFECYCLE.happening("appointment carried out", "任职生效", OCCUPIED, CONFIRMED);
    static final Step<PlaceStatus> REJECT = LIFECYCLE.happening("appointment refused", "任职被退回", RELEASED, CONFIRMED);
    /** Reserved or confirmed, and not yet anybody's. */
    static final Set<PlaceStatus> IN_HAND = EnumSet.of(HELD, LOCKED, CONFIRMED);

    static final Step<PlaceStatus> EXPIRE = LIFECYCLE.happening("expiry", "到期", EXPIRED, HELD);

    private PlaceLifecycle() {}
}
