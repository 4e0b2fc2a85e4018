package org.shequ.personnel.dossier;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Whether a sanction (处分) stands; over which days it has effect is another matter. */
public enum SanctionStatus {
    STANDING,
    REVOKED;

    public static final Lifecycle<SanctionStatus> LIFECYCLE = Lifecycle.of(SanctionStatus.class, "sanction", "处分")
            .state(STANDING, "有效")
            .state(REVOKED, "已撤销");

    static final Step<SanctionStatus> REVOKE =
            LIFECYCLE.step("revokeSanction", "personnel:write", "revocation", "撤销处分", REVOKED, STANDING);
}
