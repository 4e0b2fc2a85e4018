package org.shequ.acceptance.client;

/** Who calls: a person or a system with one role. Duties are separated, so the story needs many. */
public enum Actor {
    CLERK("personnel-clerk", "clerk-zhou", false),
    ASSESSOR("assessment-officer", "assessor-wu", false),
    ASSESSMENT_SCORER("assessment-scorer", "scorer-tao", false),
    ASSESSMENT_APPROVER("assessment-approver", "approver-feng", false),
    ASSESSMENT_PUBLISHER("assessment-publisher", "publisher-kong", false),
    DRAFTER("quota-drafter", "drafter-xu", false),
    APPROVER("quota-approver", "approver-gu", false),
    OFFICER("selection-officer", "officer-lu", false),
    FIRST_SCORER("selection-scorer", "scorer-shen", false),
    SECOND_SCORER("selection-scorer", "scorer-han", false),
    PUBLISHER("selection-publisher", "publisher-yang", false),
    DECIDER("selection-decider", "decider-zhu", false),
    VIEWER("viewer", "viewer-qin", false),
    AUDITOR("auditor", "auditor-you", true),
    SYSTEM("system", "payroll", true),
    CLOCK("clock-setter", "clock", true),
    OPERATOR("operator", "operator-ma", true);

    private final String role;
    private final String subject;
    private final boolean everywhere;

    Actor(String role, String subject, boolean everywhere) {
        this.role = role;
        this.subject = subject;
        this.everywhere = everywhere;
    }

    public String role() {
        return role;
    }

    public String subject() {
        return subject;
    }

    /** @param jurisdiction the district's unit code */
    public String scope(String jurisdiction) {
        return everywhere ? "*" : jurisdiction;
    }
}
