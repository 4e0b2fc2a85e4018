package org.shequ.selection.eligibility;

import java.time.LocalDate;

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
    public Answer answer(Dossier dossier, LocalDate cutOff) {
        LocalDate last = LocalDate.MIN;
        for (var lock : dossier.around().locks()) {
            var end = lock.period().to();
            if (lock.period().covers(cutOff) && end != null && end.isAfter(last)) {
                last = end;
            }
        }
        return last.equals(LocalDate.MIN) ? Answer.PASS : Answer.failUntil(last);
    }

    @Override
    public Finding explain(Dossier dossier, LocalDate cutOff, Answer answer) {
        var locks = dossier.around().locks().stream()
                .filter(lock -> lock.period().covers(cutOff))
                .toList();
        var until = answer.expectedOn();
        return Finding.of(
                this,
                answer,
                "no service lock",
                until == null ? "none" : "locked until " + until,
                until == null
                        ? new Text("No service lock lasts on %s.".formatted(cutOff), "%s无服务期限制。".formatted(cutOff))
                        : new Text(
                                "A service lock of an earlier appointment lasts until %s (exclusive).".formatted(until),
                                "此前聘用的服务期至%s（不含）。".formatted(until)),
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
}
