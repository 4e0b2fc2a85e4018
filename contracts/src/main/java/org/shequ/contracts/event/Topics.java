package org.shequ.contracts.event;

import java.util.List;

/** The topics of the suite. Deployment creates them; their partition count is fixed for life. */
public final class Topics {

    public static final String PERSONNEL_UNIT = "personnel.unit.v1";
    public static final String PERSONNEL_PERSON = "personnel.person.v1";
    public static final String PERSONNEL_CAREER = "personnel.career.v1";
    public static final String PERSONNEL_PAY = "personnel.pay.v1";
    public static final String ASSESSMENT_RESULT = "assessment.result.v1";
    public static final String ASSESSMENT_CALENDAR = "assessment.calendar.v1";
    public static final String ASSESSMENT_CYCLE = "assessment.cycle.v1";
    public static final String QUOTA_ACCOUNT = "quota.account.v1";
    public static final String QUOTA_PLACE = "quota.place.v1";
    public static final String QUOTA_DETERMINATION = "quota.determination.v1";
    public static final String QUOTA_ALERT = "quota.alert.v1";
    public static final String SELECTION_ROUND = "selection.round.v1";
    public static final String SELECTION_APPOINTMENT = "selection.appointment.v1";

    /**
     * No events: the key of each person's details ({@link org.shequ.contracts.event.personnel.PersonKey}), the newest for
     * ever. Only the services of the suite may read it.
     */
    public static final String PERSONNEL_PERSON_KEY = "personnel.person-key.v1";

    /** All topics of events, in the order of the services. */
    public static final List<String> ALL = List.of(
            PERSONNEL_UNIT,
            PERSONNEL_PERSON,
            PERSONNEL_CAREER,
            PERSONNEL_PAY,
            ASSESSMENT_RESULT,
            ASSESSMENT_CALENDAR,
            ASSESSMENT_CYCLE,
            QUOTA_ACCOUNT,
            QUOTA_PLACE,
            QUOTA_DETERMINATION,
            QUOTA_ALERT,
            SELECTION_ROUND,
            SELECTION_APPOINTMENT);

    private Topics() {}
}
