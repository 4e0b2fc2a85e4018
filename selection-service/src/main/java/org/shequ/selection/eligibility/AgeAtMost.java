package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Sex;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Full years of age (周岁) on the cut-off day, with a limit for each sex. The limit may be relaxed on the grounds that the
 * rule names, each by an order for the person; of several the widest counts.
 */
public record AgeAtMost(int male, int female, List<Relaxation> relaxations) implements Criterion {

    public static final String CODE = "AGE_AT_MOST";

    public AgeAtMost {
        relaxations = List.copyOf(relaxations);
    }

    public AgeAtMost(int male, int female) {
        this(male, female, List.of());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null || person.birthDate() == null) {
            return Answer.UNKNOWN;
        }
        int age = age(person.birthDate(), cutOff);
        if (age <= strict(person.sex()) + relaxed(dossier, cutOff, false)) {
            return Answer.PASS;
        }
        return age <= lenient(person.sex()) + relaxed(dossier, cutOff, true) ? Answer.UNKNOWN : Answer.FAIL;
    }

    private static int age(LocalDate birthDate, LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** The stricter limit for somebody whose sex is not known. */
    private int strict(@Nullable Sex sex) {
        return sex == null ? Math.min(male, female) : sex == Sex.MALE ? male : female;
    }

    private int lenient(@Nullable Sex sex) {
        return sex == null ? Math.max(male, female) : strict(sex);
    }

    /** Years by which orders lift the limit; {@code doubtful} counts those whose facts are not known too. */
    private int relaxed(Dossier dossier, LocalDate cutOff, boolean doubtful) {
        int years = 0;
        for (var relaxation : relaxations) {
            if (relaxation.years() > years
                    && dossier.around().orderFor(relaxation.ground()).isPresent()) {
                var holds = relaxation.holds(dossier, cutOff);
                years = holds == Outcome.PASS || (doubtful && holds == Outcome.UNKNOWN) ? relaxation.years() : years;
            }
        }
        return years;
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var required = male == female ? "<= " + male : "<= " + male + " (male), <= " + female + " (female)";
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var birthDate = person.birthDate();
        if (birthDate == null) {
            return Finding.of(
                    this,
                    answer,
                    required,
                    "unknown",
                    new Text("The date of birth is not known.", "出生日期不详。"),
                    List.of());
        }
        var sex = person.sex();
        int years = relaxed(dossier, cutOff, false);
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence(
                Evidence.Kind.PERSON,
                dossier.personId().toString(),
                null,
                birthDate,
                null,
                sex == null ? "sex not known" : sex.name())));
        evidence.addAll(orders(dossier, cutOff));
        return Finding.of(
                this,
                answer,
                years == 0 ? required : required + ", relaxed by " + years,
                String.valueOf(age(birthDate, cutOff)),
                text(dossier, cutOff, age(birthDate, cutOff), strict(sex), years),
                evidence);
    }

    private List<Evidence> orders(Dossier dossier, LocalDate cutOff) {
        List<Evidence> evidence = new ArrayList<>();
        for (var relaxation : relaxations) {
            dossier.around().orderFor(relaxation.ground()).ifPresent(order -> {
                evidence.add(new Evidence(
                        Evidence.Kind.ORDER,
                        order.orderNumber(),
                        null,
                        null,
                        null,
                        relaxation.ground().name() + ": " + relaxation.holds(dossier, cutOff)));
                evidence.addAll(relaxation.evidence(dossier, cutOff));
            });
        }
        return evidence;
    }

    private Text text(Dossier dossier, LocalDate cutOff, int age, int limit, int years) {
        var en = new StringBuilder("Aged %d on %s; the limit is %d".formatted(age, cutOff, limit));
        var zh = new StringBuilder("%s年满%d周岁；上限%d周岁".formatted(cutOff, age, limit));
        for (var relaxation : relaxations) {
            var order = dossier.around().orderFor(relaxation.ground());
            var words = relaxation.words();
            if (order.isPresent()) {
                var holds = relaxation.holds(dossier, cutOff);
                en.append("; order %s relaxes it by %d for %s%s"
                        .formatted(
                                order.get().orderNumber(),
                                relaxation.years(),
                                words.en(),
                                holds == Outcome.PASS
                                        ? ""
                                        : holds == Outcome.FAIL ? ", which is not met" : ", which is not known"));
                zh.append("；%s文以%s放宽%d岁%s"
                        .formatted(
                                order.get().orderNumber(),
                                words.zh(),
                                relaxation.years(),
                                holds == Outcome.PASS ? "" : holds == Outcome.FAIL ? "，但事实不符" : "，但情况不明"));
            } else if (age > limit + years && age <= limit + relaxation.years()) {
                en.append("; an order may relax it by %d for %s".formatted(relaxation.years(), words.en()));
                zh.append("；以%s可经批准放宽%d岁".formatted(words.zh(), relaxation.years()));
            }
        }
        return new Text(en.append('.').toString(), zh.append('。').toString());
    }
}
