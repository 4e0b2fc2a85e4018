package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The person's own annual grades: each of the last {@code years} calendar years is one of {@code allowed}, and at least
 * {@code excellent} of them are excellent.
 */
public record OwnGrades(int years, Set<Grade> allowed, int excellent) implements Criterion {

    public OwnGrades {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public String code() {
        return "OWN_GRADES";
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        int outstanding = 0;
        int missing = 0;
        boolean refused = false;
        for (int year = cutOff.getYear() - years; year < cutOff.getYear(); year++) {
            var grade = grade(dossier, year);
            if (grade == null) {
                missing++;
            } else {
                refused |= !Wording.names(allowed, grade);
                outstanding += grade.equals(Grade.EXCELLENT.name()) ? 1 : 0;
            }
        }
        if (refused || outstanding + missing < excellent) {
            return Answer.FAIL;
        }
        return missing > 0 ? Answer.UNKNOWN : Answer.PASS;
    }

    private static @Nullable String grade(Dossier dossier, int year) {
        var results = dossier.ownResults();
        if (results != null) {
            for (var result : results) {
                if (result.year() == year) {
                    return result.grade();
                }
            }
        }
        return null;
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = "%s in each of the last %d years, %d of them EXCELLENT"
                .formatted(Wording.codes(allowed), years, excellent);
        List<String> actual = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int year = cutOff.getYear() - years; year < cutOff.getYear(); year++) {
            var grade = grade(dossier, year);
            actual.add(year + ": " + (grade == null ? "none" : grade));
            if (grade != null) {
                evidence.add(new Evidence(Evidence.Kind.PERSON_RESULT, String.valueOf(year), null, null, null, grade));
            }
        }
        var listed = String.join("; ", actual);
        return Finding.of(
                this,
                answer,
                required,
                listed,
                new Text(
                        "Own annual grades: %s; each must be %s, and %d excellent."
                                .formatted(listed, Wording.en(allowed), excellent),
                        "个人年度考核：%s；每年应为%s，其中优秀不少于%d年。".formatted(listed, Wording.zh(allowed), excellent)),
                evidence);
    }
}
