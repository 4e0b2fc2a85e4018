package org.shequ.personnel.unit;

import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

import static org.shequ.contracts.vocabulary.UnitStatus.ACTIVE;
import static org.shequ.contracts.vocabulary.UnitStatus.APPROVED;
import static org.shequ.contracts.vocabulary.UnitStatus.DISSOLVED;
import static org.shequ.contracts.vocabulary.UnitStatus.MERGED;
import static org.shequ.contracts.vocabulary.UnitStatus.PROPOSED;

/** The life of a unit (单位). */
public final class UnitLifecycle {

    public static final Lifecycle<UnitStatus> LIFECYCLE = Lifecycle.of(UnitStatus.class, "unit", "单位");

    static final Step<UnitStatus> APPROVE =
            LIFECYCLE.step("approveUnit", "personnel:write", "approval", "批准设立", APPROVED, PROPOSED);
    static final Step<UnitStatus> ACTIVATE =
            LIFECYCLE.step("activateUnit", "personnel:write", "activation", "挂牌", ACTIVE, APPROVED);
    static final Step<UnitStatus> DISSOLVE = LIFECYCLE.step(
            "dissolveUnit", "personnel:write", "dissolution", "撤销", DISSOLVED, PROPOSED, APPROVED, ACTIVE);
    public static final Step<UnitStatus> MERGE =
            LIFECYCLE.step("mergeUnits", "personnel:write", "merger", "合并", MERGED, ACTIVE);
    public static final Step<UnitStatus> SPLIT =
            LIFECYCLE.step("splitUnit", "personnel:write", "split", "拆分", UnitStatus.SPLIT, ACTIVE);

    static {
        for (UnitStatus status : UnitStatus.values()) {
            LIFECYCLE.state(status, status.zh());
        }
    }

    private UnitLifecycle() {}
}
