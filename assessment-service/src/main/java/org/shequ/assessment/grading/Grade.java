package org.shequ.assessment.grading;

/** Grades of the annual assessment of a person, best first; {@link #UNDETERMINED} stands outside the order. */
public enum Grade {
    EXCELLENT("excellent", "优秀"),
    QUALIFIED("qualified", "合格"),
    BASICALLY_QUALIFIED("basically qualified", "基本合格"),
    UNQUALIFIED("unqualified", "不合格"),
    UNDETERMINED("not graded", "不定等次");

    private final String english;
    private final String chinese;

    Grade(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }

    /** The lower of two grades; an ungraded year stays ungraded. */
    public Grade atMost(Grade cap) {
        if (this == UNDETERMINED || cap == UNDETERMINED) {
            return UNDETERMINED;
        }
        return compareTo(cap) >= 0 ? this : cap;
    }
}
