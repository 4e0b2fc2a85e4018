package org.shequ.personnel.vocabulary;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.personnel.PersonnelProblem;

/** Whether somebody serves (状态). No standard covers the list. */
public enum PersonStatus implements Coded {
    PROBATION("on probation", "试用"),
    ACTIVE("in service", "在岗"),
    SECONDED("seconded", "借调"),
    SUSPENDED("suspended", "停职"),
    RETIRED("retired", "退休"),
    RESIGNED("resigned", "辞职"),
    DISMISSED("dismissed", "解聘"),
    DECEASED("deceased", "去世");

    public static final Lifecycle<PersonStatus> LIFECYCLE =
            Coded.lifecycle(PersonStatus.class, "person", "人员").refusedBy(PersonnelProblem.STATUS_STEP_IMPOSSIBLE);

    static {
        step("confirmation", "转正", ACTIVE, PROBATION);
        step("secondment", "借调", SECONDED, ACTIVE, SUSPENDED);
        step("suspension", "停职", SUSPENDED, PROBATION, ACTIVE, SECONDED);
        step("return", "恢复在岗", ACTIVE, SECONDED, SUSPENDED);
        step("retirement", "退休", RETIRED, PROBATION, ACTIVE, SECONDED, SUSPENDED);
        step("resignation", "辞职", RESIGNED, PROBATION, ACTIVE, SECONDED, SUSPENDED);
        step("dismissal", "解聘", DISMISSED, PROBATION, ACTIVE, SECONDED, SUSPENDED);
        step("death", "去世", DECEASED, PROBATION, ACTIVE, SECONDED, SUSPENDED, RETIRED, RESIGNED, DISMISSED);
        // those who left may be hired again
        step("return to service", "重新聘用", ACTIVE, RETIRED, RESIGNED, DISMISSED);
        step("new probation", "重新试用", PROBATION, RESIGNED, DISMISSED);
    }

    private static void step(String en, String zh, PersonStatus to, PersonStatus... from) {
        LIFECYCLE.step("changePerson", "personnel:write", en, zh, to, from);
    }

    private final String en;
    private final String zh;

    PersonStatus(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** Somebody with this status holds no post. */
    public boolean hasLeft() {
        return switch (this) {
            case RETIRED, RESIGNED, DISMISSED, DECEASED -> true;
            case PROBATION, ACTIVE, SECONDED, SUSPENDED -> false;
        };
    }

    /** Whether the status can follow; staying as it is always can. */
    public boolean canBecome(PersonStatus next) {
        return this == next || LIFECYCLE.leads(this, next);
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String en() {
        return en;
    }

    @Override
    public String zh() {
        return zh;
    }
}
