package org.shequ.personnel.person;

import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import static org.shequ.contracts.vocabulary.PersonStatus.ACTIVE;
import static org.shequ.contracts.vocabulary.PersonStatus.DECEASED;
import static org.shequ.contracts.vocabulary.PersonStatus.DISMISSED;
import static org.shequ.contracts.vocabulary.PersonStatus.PROBATION;
import static org.shequ.contracts.vocabulary.PersonStatus.RESIGNED;
import static org.shequ.contracts.vocabulary.PersonStatus.RETIRED;
import static org.shequ.contracts.vocabulary.PersonStatus.SECONDED;
import static org.shequ.contracts.vocabulary.PersonStatus.SUSPENDED;

/** The status of a person (人员状态) and how it changes. */
public final class PersonLifecycle {

    public static final Lifecycle<PersonStatus> LIFECYCLE =
            Lifecycle.of(PersonStatus.class, "person", "人员").refusedBy(PersonnelProblem.STATUS_STEP_IMPOSSIBLE);

    static {
        for (PersonStatus status : PersonStatus.values()) {
            LIFECYCLE.state(status, status.zh());
        }
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

    private PersonLifecycle() {}

    private static void step(String en, String zh, PersonStatus to, PersonStatus... from) {
        LIFECYCLE.step("changePerson", "personnel:write", en, zh, to, from);
    }

    /** The status that follows; staying as one is always possible. */
    static PersonStatus change(PersonStatus now, PersonStatus next) {
        return now == next ? now : LIFECYCLE.between(now, next).take(now);
    }

    /** Why it cannot follow, and what can. */
    static ProblemException refusal(PersonStatus now, PersonStatus next) {
        return LIFECYCLE.refusal(now, next, LIFECYCLE.possible(now));
    }

    /** Whether it can follow. */
    static boolean leads(PersonStatus now, PersonStatus next) {
        return now == next || LIFECYCLE.leads(now, next);
    }
}
