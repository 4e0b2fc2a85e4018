package org.shequ.selection.application;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a candidate stands in a round. */
public enum RegistrationStatus {
    REGISTERED,
    ADMITTED,
    REFUSED,
    WITHDRAWN,
    /** Out at some stage: absent, not shortlisted, failed, or lost by objection or rejection. */
    ELIMINATED,
    APPOINTED;

    public static final Lifecycle<RegistrationStatus> LIFECYCLE = Lifecycle.of(
                    RegistrationStatus.class, "registration", "报名")
            .state(REGISTERED, "已报名")
            .state(ADMITTED, "审查通过")
            .state(REFUSED, "审查未通过")
            .state(WITHDRAWN, "已撤回")
            .state(ELIMINATED, "已出局")
            .state(APPOINTED, "已任用");

    static final Step<RegistrationStatus> ADMIT =
            LIFECYCLE.step("reviewRegistration", "selection:manage", "review: admit", "审查通过", ADMITTED, REGISTERED);
    static final Step<RegistrationStatus> REFUSE =
            LIFECYCLE.step("reviewRegistration", "selection:manage", "review: refuse", "审查不通过", REFUSED, REGISTERED);
    static final Step<RegistrationStatus> WITHDRAW = LIFECYCLE.step(
            "withdrawRegistration", "selection:manage", "withdrawal", "撤回报名", WITHDRAWN, REGISTERED, ADMITTED);
    /** By absence, a score, an outcome or an upheld objection; after the appointment when personnel-service refuses it. */
    static final Step<RegistrationStatus> ELIMINATE =
            LIFECYCLE.happening("elimination", "出局", ELIMINATED, ADMITTED, APPOINTED);

    /** By the decision of the round's appointments, which takes whoever is next in line. */
    static final Step<RegistrationStatus> APPOINT =
            LIFECYCLE.happening("decision to appoint", "决定任用", APPOINTED, ADMITTED);
}
