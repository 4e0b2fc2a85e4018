package org.shequ.assessment.grading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Grades of the annual assessment of a person, best first; {@link #UNDETERMINED} stands outside the order. */
public enum Grade {
    EXCELLENT("excellent", "优秀"),
    QUALIFIED("qualified", "合格"),
    BASICALLY_QUALIFIED("basically qualified", "基本合格"),
    UNQUALIFIED("unqualified", "不合格"),
    UNDETERMINED("not graded", "不定等次");

    private static final Map<String, Grade> BY_NAME = byName();

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

    /** A grade by its name, its English or Chinese, or what statutes of officials call it. */
    public static Optional<Grade> find(String text) {
        return Optional.ofNullable(BY_NAME.get(text.toUpperCase(Locale.ROOT)));
    }

    /** The lower of two grades; an ungraded year stays ungraded. */
    public Grade atMost(Grade cap) {
        if (this == UNDETERMINED || cap == UNDETERMINED) {
            return UNDETERMINED;
        }
        return compareTo(cap) >= 0 ? this : cap;
    }

    private static Map<String, Grade> byName() {
        Map<String, Grade> names = new HashMap<>();
        for (Grade grade : values()) {
            names.put(grade.name(), grade);
            names.put(grade.english.toUpperCase(Locale.ROOT), grade);
            names.put(grade.chinese, grade);
        }
        names.putAll(Map.of("称职", QUALIFIED, "基本称职", BASICALLY_QUALIFIED, "不称职", UNQUALIFIED));
        names.putAll(Map.of("不确定等次", UNDETERMINED, "未定等次", UNDETERMINED, "不评定等次", UNDETERMINED));
        return Map.copyOf(names);
    }
}
