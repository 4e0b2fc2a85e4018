package org.shequ.selection.eligibility;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * No service lock (服务期) of an earlier appointment lasts on the cut-off day. A rule that has it is one of a round that
 * leads away from where the locked serve.
 */
public record NoServiceLock() implements Criterion {

    @Override
    public String code() {
        return "NO_SERVICE_LOCK";
    }

    @Override
    public Outcome answer(Dossier dossier, LocalDate cutOff) {
        return Outcome.passIf(dossier.around().locks().stream()
                .noneMatch(lock -> lock.period().covers(cutOff)));
    }

    @Override
    public void turningDays(Dossier dossier, LocalDate after, Consumer<LocalDate> days) {
        dossier.around().locks().forEach(lock -> Dossier.turns(lock.period(), days));
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Outcome outcome) {
        var locks = dossier.around().locks().stream()
                .filter(lock -> lock.period().covers(cutOff))
                .toList();
        var until = locks.stream()
                .flatMap(lock -> Stream.ofNullable(lock.period().to()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        return Finding.of(
                this,
                outcome,
                "no service lock",
                until == null ? "none" : "locked until " + until,
                until == null
                        ? new Text(
                                "No service lock lasts on %s.".formatted(cutOff),
                                "%s无服务期限制。".formatted(Wording.zh(cutOff)))
                        : new Text(
                                "A service lock of an earlier appointment lasts until %s (exclusive).".formatted(until),
                                "此前聘用的服务期至%s（不含）。".formatted(Wording.zh(until))),
                locks.stream()
                        .map(lock -> new Evidence(
                                Evidence.Kind.SERVICE_LOCK,
                                lock.appointmentId(),
                                null,
                                lock.period().from(),
                                lock.period().to(),
                                lock.kind().name()))
                        .toList());
    }

    @Override
    public Text remedy() {
        return new Text("It changes when the lock is over.", "服务期届满后即符合。");
    }

    @Override
    public Office office() {
        return Office.SELECTION;
    }
}
