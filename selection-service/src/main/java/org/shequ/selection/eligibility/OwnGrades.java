package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The person's own annual grades: each of the last {@code years} calendar years is one of {@code allowed}, and at least
 * {@code excellent} of them are excellent.
 */
public record OwnGrades(int years, Set<Grade> allowed, int excellent) implements Criterion {

    private static final Text NOT_KNOWN = new Text("not yet known", "尚无结果");

    public OwnGrades {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public String code() {
        return "OWN_GRADES";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
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
            return Outcome.FAIL;
        }
        return missing > 0 ? Outcome.UNKNOWN : Outcome.PASS;
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

    /** Each New Year asks about another year, as long as a grade is known of one that is asked about. */
    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        var results = dossier.ownResults();
        var last = results == null
                ? after.getYear()
                : results.stream().mapToInt(Dossier.YearResult::year).max().orElse(after.getYear());
        CommunityInFront.newYears(after, last + years + 1, days);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "%s in each of the last %d years, %d of them excellent"
                .formatted(Wording.en(allowed), years, excellent);
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int year = cutOff.getYear() - years; year < cutOff.getYear(); year++) {
            var grade = grade(dossier, year);
            var words = grade == null ? NOT_KNOWN : Wording.label(Grade.class, grade);
            en.add(year + ": " + words.en());
            zh.add(year + "年" + words.zh());
            if (grade != null) {
                evidence.add(new Evidence(Evidence.Kind.PERSON_RESULT, String.valueOf(year), null, null, null, grade));
            }
        }
        var listed = String.join("; ", en);
        return Finding.of(
                this,
                outcome,
                required,
                listed,
                new Text(
                        "Own annual grades: %s; each must be %s%s."
                                .formatted(
                                        listed,
                                        Wording.en(allowed),
                                        excellent == 0 ? "" : ", and %d excellent".formatted(excellent)),
                        "个人年度考核：%s；每年应为%s%s。"
                                .formatted(
                                        String.join("；", zh),
                                        Wording.zh(allowed),
                                        excellent == 0 ? "" : "，其中优秀不少于%d年".formatted(excellent))),
                evidence);
    }

    @Override
    public Text remedy() {
        return new Text(
                "The results of further years, or a correction of one on appeal, change this.",
                "待新年度考核结果公布，或经复核更正后重新判定。");
    }

    @Override
    public Office office() {
        return Office.ASSESSMENT;
    }
}
