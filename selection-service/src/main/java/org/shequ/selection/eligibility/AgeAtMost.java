package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Sex;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Full years of age (周岁) on the cut-off day, with a limit for each sex. The limit may be relaxed on the grounds that the
 * rule names, each by an order for the person; of several the widest counts.
 *
 * @param lastDay until when somebody keeps the limit: notices that say 不超过35周岁 mean either
 */
public record AgeAtMost(int male, int female, LastDay lastDay, List<Relaxation> relaxations) implements AgeCriterion {

    public static final String CODE = "AGE_AT_MOST";

    /** The last day on which a limit is kept. */
    public enum LastDay {
        /** The day before the birthday on which somebody is a year older than the limit: 35周岁 until 36. */
        DAY_BEFORE_NEXT_BIRTHDAY,
        /** The birthday on which somebody reaches the limit: 35周岁 on that day, and no longer after it. */
        BIRTHDAY
    }

    public AgeAtMost {
        relaxations = List.copyOf(relaxations);
    }

    public AgeAtMost(int male, int female, List<Relaxation> relaxations) {
        this(male, female, LastDay.DAY_BEFORE_NEXT_BIRTHDAY, relaxations);
    }

    public AgeAtMost(int male, int female) {
        this(male, female, List.of());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        if (person == null || person.birthDate() == null) {
            return Outcome.UNKNOWN;
        }
        if (keeps(person.birthDate(), strict(person.sex()) + relaxed(dossier, cutOff, false), cutOff)) {
            return Outcome.PASS;
        }
        return keeps(person.birthDate(), lenient(person.sex()) + relaxed(dossier, cutOff, true), cutOff)
                ? Outcome.UNKNOWN
                : Outcome.FAIL;
    }

    private boolean keeps(LocalDate birthDate, int limit, LocalDate day) {
        return day.isBefore(overOn(birthDate, limit));
    }

    /** The first day on which the limit is no longer kept. */
    private LocalDate overOn(LocalDate birthDate, int limit) {
        return switch (lastDay) {
            case DAY_BEFORE_NEXT_BIRTHDAY -> AgeCriterion.birthday(birthDate, limit + 1);
            case BIRTHDAY -> AgeCriterion.birthday(birthDate, limit).plusDays(1);
        };
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

    /** Every limit that may count for somebody: of each sex, as it is and relaxed on each ground. */
    private Stream<Integer> limits() {
        return Stream.concat(Stream.of(0), relaxations.stream().map(Relaxation::years))
                .flatMap(years -> Stream.of(male + years, female + years));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        var person = dossier.person();
        if (person != null && person.birthDate() != null) {
            var born = person.birthDate();
            limits().map(limit -> overOn(born, limit)).forEach(days);
            relaxations.forEach(relaxation -> relaxation.turningDays(dossier, after, days));
        }
    }

    @Override
    public List<Births> admitted(LocalDate day) {
        return male == female
                ? List.of(new Births(null, earliest(male, day), null))
                : List.of(
                        new Births(Sex.MALE, earliest(male, day), null),
                        new Births(Sex.FEMALE, earliest(female, day), null));
    }

    /** The earliest day of birth that keeps the limit on the day; birthdays of 29 February make it a day earlier or later. */
    private LocalDate earliest(int limit, LocalDate day) {
        var born =
                day.minusYears(lastDay == LastDay.BIRTHDAY ? limit : limit + 1L).minusDays(2);
        while (!keeps(born, limit, day)) {
            born = born.plusDays(1);
        }
        return born;
    }

    @Override
    public void birthEdges(LocalDate cutOff, Consumer<LocalDate> edges) {
        limits().map(limit -> earliest(limit, cutOff)).forEach(edges);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var limit = male == female ? "at most " + male : "at most %d (men), %d (women)".formatted(male, female);
        var required = switch (lastDay) {
            case DAY_BEFORE_NEXT_BIRTHDAY -> limit;
            case BIRTHDAY -> limit + ", until the birthday itself";
        };
        var person = dossier.person();
        if (person == null) {
            return Wording.noPerson(this, required);
        }
        var birthDate = person.birthDate();
        if (birthDate == null) {
            return Finding.of(
                    this,
                    outcome,
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
        var age = Period.between(birthDate, cutOff).getYears();
        return Finding.of(
                this,
                outcome,
                years == 0 ? required : required + ", relaxed by " + years,
                String.valueOf(age),
                fact(dossier, cutOff, birthDate, years),
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

    private Text fact(Dossier dossier, LocalDate cutOff, LocalDate birthDate, int years) {
        var sex = dossier.person() == null ? null : dossier.person().sex();
        var age = Period.between(birthDate, cutOff).getYears();
        var limit = limit(sex, cutOff);
        var en = new StringBuilder("Aged %d on %s; %s".formatted(age, cutOff, limit.en()));
        var zh = new StringBuilder("%s年满%d周岁；%s".formatted(Wording.zh(cutOff), age, limit.zh()));
        for (var relaxation : relaxations) {
            var helps = !keeps(birthDate, strict(sex) + years, cutOff)
                    && keeps(birthDate, strict(sex) + relaxation.years(), cutOff);
            var words = relaxation.told(dossier, cutOff, helps);
            en.append(words.en());
            zh.append(words.zh());
        }
        return new Text(en.append('.').toString(), zh.append('。').toString());
    }

    /** The limit with the day of birth that it comes to on the cut-off day. */
    private Text limit(@Nullable Sex sex, LocalDate cutOff) {
        if (sex == null && male != female) {
            return new Text(
                    "the sex is not known; the limit is %d for men and %d for women".formatted(male, female),
                    "性别不详；年龄上限男性%d周岁、女性%d周岁".formatted(male, female));
        }
        var limit = strict(sex);
        var earliest = earliest(limit, cutOff);
        return new Text(
                "the limit is %d, which admits births from %s on".formatted(limit, earliest),
                "年龄上限%d周岁，即%s（含）以后出生".formatted(limit, Wording.zh(earliest)));
    }

    @Override
    public Text remedy() {
        return relaxations.isEmpty()
                ? new Text("The rule knows no relaxation of it.", "本资格条件未设年龄放宽。")
                : new Text("Only an order that relaxes the limit changes this.", "须经批准放宽年龄上限。");
    }
}
