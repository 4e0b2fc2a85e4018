package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * Born from one day to another (出生日期), as notices print it: 1985年1月1日至2000年12月31日期间出生.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 */
public record BornBetween(LocalDate from, LocalDate to) implements AgeCriterion {

    public static final String CODE = "BORN_BETWEEN";

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
        return Outcome.passIf(
                !person.birthDate().isBefore(from) && !person.birthDate().isAfter(to));
    }

    @Override
    public List<Births> admitted(LocalDate day) {
        return List.of(new Births(null, from, to));
    }

    @Override
    public void birthEdges(LocalDate cutOff, Consumer<LocalDate> edges) {
        edges.accept(from);
        edges.accept(to.plusDays(1));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var required = "born from %s to %s".formatted(from, to);
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
        return Finding.of(
                this,
                outcome,
                required,
                birthDate.isBefore(from) ? "born earlier" : birthDate.isAfter(to) ? "born later" : "born between",
                new Text(
                        "Born on %s; births from %s to %s are admitted.".formatted(birthDate, from, to),
                        "%s出生；要求%s至%s（含）期间出生。".formatted(Wording.zh(birthDate), Wording.zh(from), Wording.zh(to))),
                List.of(new Evidence(
                        Evidence.Kind.PERSON, dossier.personId().toString(), null, birthDate, null, "birth date")));
    }

    @Override
    public Text remedy() {
        return new Text("Time does not change this.", "该条件不因时间推移而改变。");
    }
}
