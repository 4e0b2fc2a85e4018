package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How a probation ended: by whom, when, and on which day. */
record ProbationCheck(PublishedRecord record, Candidate candidate, JsonNode appointment)
        implements RecordVerifier.Check {

    @Override
    public void run(Consumer<Fault> faults) {
        var told = Stream.of("Outcome", "EndedOn", "Order", "DecidedBy", "DecidedAt")
                .filter(part -> Reading.text(appointment, "probation" + part) != null)
                .count();
        if (told == 0) {
            return;
        }
        if (told < 5 || Reading.text(appointment, "probationUntil") == null) {
            fault(faults, "INCOMPLETE", "is not told in full");
            return;
        }
        var until = Reading.date(appointment, "probationUntil");
        var ended = Reading.date(appointment, "probationEndedOn");
        var decided = Reading.requiredInstant(appointment, "probationDecidedAt")
                .atZone(record.zone())
                .toLocalDate();
        if (Reading.text(appointment, "effectedAt") == null) {
            fault(faults, "DATES", "ended, though the appointment never took effect");
        }
        var follows = switch (Reading.required(appointment, "probationOutcome")) {
            case "CONFIRMED" -> ended.equals(until) && !decided.isBefore(until);
            case "FAILED" -> isFailedInTime(ended, decided);
            default -> false;
        };
        if (!follows) {
            fault(faults, "DATES", "cannot have ended so on " + ended);
        }
        if (isPartial(Reading.required(appointment, "probationDecidedBy"))) {
            fault(faults, "DUTY", "was decided by who drafted the round or scored in it");
        }
    }

    private boolean isFailedInTime(LocalDate ended, LocalDate decided) {
        return ended.isAfter(Reading.date(appointment, "effectiveOn")) && !ended.isBefore(decided);
    }

    private boolean isPartial(String subject) {
        if (subject.equals(Reading.required(record.round(), "draftedBy"))) {
            return true;
        }
        return record.candidates().stream()
                .flatMap(one -> Stream.of(one.body().path("scores")))
                .anyMatch(scores -> {
                    for (var entry : scores) {
                        if (subject.equals(Reading.text(entry, "scorer"))) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private void fault(Consumer<Fault> faults, String rule, String message) {
        faults.accept(new Fault(candidate.where("probation"), rule, message));
    }
}
