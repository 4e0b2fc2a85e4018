package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A grade and how it came about:
 * {@code clamp(base + floor((yearsServed - failedYears + educationCredit) / step) + certificateCredit, lowest, highest)}.
 */
public record PayGrade(int grade, List<Term> terms) {

    static final String FAILED_YEARS = "failedYears";
    static final String EDUCATION_CREDIT = "educationCredit";
    static final String CERTIFICATE_CREDIT = "certificateCredit";

    private static final int MONTHS_PER_YEAR = 12;

    /** One term of the formula: its name, its value, and what it rests on. */
    public record Term(String name, int value, String evidence) {}

    public static PayGrade of(PayFacts facts, PayTable table) {
        PayTable.Rung rung = table.ladder().get(facts.post());
        if (rung == null) {
            throw new IllegalArgumentException(table.code() + " has no grades for " + facts.post());
        }
        int served = facts.monthsServed() / MONTHS_PER_YEAR;
        int failed = Math.min(served, facts.failedYears().size());
        int education =
                facts.education() == null ? 0 : credit(table.educationYears().get(facts.education()));
        int certificate = facts.certificate() == null
                ? 0
                : credit(table.certificateGrades().get(facts.certificate()));
        int steps = (served - failed + education) / table.yearsPerStep();
        int sum = rung.base() + steps + certificate;
        int grade = Math.clamp(sum, rung.lowest(), rung.highest());

        List<Term> terms = new ArrayList<>();
        terms.add(new Term("base", rung.base(), facts.post().name()));
        terms.add(new Term("yearsServed", served, facts.monthsServed() + " months"));
        terms.add(new Term(FAILED_YEARS, failed, facts.failedYears().toString()));
        terms.add(new Term(EDUCATION_CREDIT, education, named(facts.education())));
        terms.add(new Term("steps", steps, table.yearsPerStep() + " years per step"));
        terms.add(new Term(CERTIFICATE_CREDIT, certificate, named(facts.certificate())));
        terms.add(new Term("sum", sum, "base + steps + certificateCredit"));
        terms.add(new Term("grade", grade, "between " + rung.lowest() + " and " + rung.highest()));
        return new PayGrade(grade, List.copyOf(terms));
    }

    private static String named(@Nullable Enum<?> level) {
        return level == null ? "none" : level.name();
    }

    private static int credit(@Nullable Integer listed) {
        return listed == null ? 0 : listed;
    }
}
