package org.shequ.selection.eligibility;

import org.shequ.selection.vocabulary.Grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
    public Finding judge(Dossier dossier, LocalDate cutOff) {
        var required = "%s in each of the last %d years, %d of them EXCELLENT"
                .formatted(Wording.codes(allowed), years, excellent);
        var results = dossier.ownResults() == null ? List.<Dossier.YearResult>of() : dossier.ownResults();
        List<String> actual = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        int outstanding = 0;
        int missing = 0;
        boolean refused = false;
        for (int year : IntStream.rangeClosed(cutOff.getYear() - years, cutOff.getYear() - 1)
                .toArray()) {
            var grade = results.stream()
                    .filter(result -> result.year() == year)
                    .map(Dossier.YearResult::grade)
                    .collect(Collectors.joining());
            if (grade.isEmpty() || grade.equals("null")) {
                missing++;
                actual.add(year + ": none");
                continue;
            }
            actual.add(year + ": " + grade);
            evidence.add(new Evidence(Evidence.Kind.PERSON_RESULT, String.valueOf(year), null, null, null, grade));
            refused |= !Wording.names(allowed, grade);
            outstanding += grade.equals(Grade.EXCELLENT.name()) ? 1 : 0;
        }
        var outcome = outcome(refused, outstanding, missing);
        var listed = String.join("; ", actual);
        return Finding.of(
                this,
                outcome,
                required,
                listed,
                new Text(
                        "Own annual grades: %s; each must be %s, and %d excellent."
                                .formatted(listed, Wording.en(allowed), excellent),
                        "个人年度考核：%s；每年应为%s，其中优秀不少于%d年。".formatted(listed, Wording.zh(allowed), excellent)),
                evidence);
    }

    private Outcome outcome(boolean refused, int outstanding, int missing) {
        if (refused || outstanding + missing < excellent) {
            return Outcome.FAIL;
        }
        return missing > 0 ? Outcome.UNKNOWN : Outcome.PASS;
    }
}
