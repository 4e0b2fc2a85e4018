package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.function.Consumer;

/** So many full years of age (年满…周岁) on the cut-off day; they are reached on the birthday. */
public record AgeAtLeast(int years) implements AgeCriterion {

    public static final String CODE = "AGE_AT_LEAST";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        var person = dossier.person();
        return person == null || person.birthDate() == null
                ? Outcome.UNKNOWN
                : Outcome.passIf(
                        !AgeCriterion.birthday(person.birthDate(), years).isAfter(cutOff));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        if (dossier.person() != null && dossier.person().birthDate() != null) {
            days.accept(AgeCriterion.birthday(dossier.person().birthDate(), years));
        }
    }

    @Override
    public List<Births> admitted(LocalDate day) {
        return List.of(new Births(null, null, latest(day)));
    }

    /** The latest day of birth of somebody who is old enough on the day. */
    private LocalDate latest(LocalDate day) {
        var born = day.minusYears(years).plusDays(1);
        while (AgeCriterion.birthday(born, years).isAfter(day)) {
            born = born.minusDays(1);
        }
        return born;
    }

    @Override
    public void birthEdges(LocalDate cutOff, Consumer<LocalDate> edges) {
        edges.accept(latest(cutOff).plusDays(1));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "at least " + years;
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
        var age = Period.between(birthDate, cutOff).getYears();
        var latest = latest(cutOff);
        return Finding.of(
                this,
                outcome,
                required,
                String.valueOf(age),
                new Text(
                        "Aged %d on %s; at least %d is required, which admits births up to %s."
                                .formatted(age, cutOff, years, latest),
                        "%s年满%d周岁；要求年满%d周岁，即%s（含）以前出生。".formatted(Wording.zh(cutOff), age, years, Wording.zh(latest))),
                List.of(new Evidence(
                        Evidence.Kind.PERSON, dossier.personId().toString(), null, birthDate, null, "birth date")));
    }

    @Override
    public Text remedy() {
        return new Text("Time alone changes this.", "须达到规定年龄。");
    }
}
