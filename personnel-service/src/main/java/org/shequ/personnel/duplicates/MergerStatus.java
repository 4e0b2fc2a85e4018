package org.shequ.personnel.duplicates;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.personnel.PersonnelProblem;

/** Whether two records are one. */
public enum MergerStatus {
    UNITED,
    REVERSED;

    public static final Lifecycle<MergerStatus> LIFECYCLE = Lifecycle.of(
                    MergerStatus.class, "merger of records", "档案合并")
            .refusedBy(PersonnelProblem.MERGER_REVERSED)
            .state(UNITED, "已合并")
            .state(REVERSED, "已撤销");

    static final Step<MergerStatus> REVERSE =
            LIFECYCLE.step("reversePersonMerger", "personnel:write", "reversal", "撤销合并", REVERSED, UNITED);
}
