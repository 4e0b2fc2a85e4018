package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who was within the places when appointments were decided, next in line included, and on what they rested. */
final class LineCheck implements RecordVerifier.Check {

    private static final Set<String> STANDING = Set.of("DECIDED", "CONFIRMED", "EFFECTED", "CLOSED");

    private final PublishedRecord record;

    LineCheck(PublishedRecord record) {
        this.record = record;
    }

    @Override
    public void run(Consumer<Fault> faults) {
        Set<String> places = new HashSet<>();
        for (var position : record.positions()) {
            var candidates = record.competing(position);
            var appointed = 0;
            for (var candidate : candidates) {
                outcomes(candidate, faults);
                boolean stands = false;
                for (var appointment : candidate.body().path("appointments")) {
                    decided(candidate, candidates, appointment, faults);
                    dates(candidate, appointment, faults);
                    new ProbationCheck(record, candidate, appointment).run(faults);
                    stands |= stands(candidate, appointment, places, faults);
                }
                appointed += stands ? 1 : 0;
                if (stands != candidate.status().equals("APPOINTED")) {
                    faults.accept(
                            new Fault(candidate.where("status"), "APPOINTED", "is not what the appointment says"));
                }
            }
            if (appointed > Reading.number(position, "places")) {
                faults.accept(new Fault(
                        "POSITION " + Reading.number(position, "number"), "PLACES", appointed + " are appointed"));
            }
        }
    }

    private boolean stands(Candidate candidate, JsonNode appointment, Set<String> places, Consumer<Fault> faults) {
        var status = Reading.required(appointment, "status");
        var rejected = appointment.get("rejectedAt") != null;
        if (rejected == STANDING.contains(status)
                || (status.equals("CLOSED") != (appointment.get("closedAt") != null))) {
            faults.accept(new Fault(candidate.where("appointments"), "STATUS", status + " is not what its dates say"));
        }
        var place = Reading.text(appointment, "place");
        if (!rejected && place != null && !places.add(place)) {
            faults.accept(new Fault(candidate.where("appointments"), "PLACE", "is another's place"));
        }
        return !rejected;
    }

    /** Whoever fails a stage is out at it; whoever passes is not. */
    private void outcomes(Candidate candidate, Consumer<Fault> faults) {
        for (var outcome : candidate.body().path("outcomes")) {
            var stage = Stage.valueOf(Reading.required(outcome, "stage"));
            var passed = outcome.path("passed").asBoolean();
            if (!outcome.path("passed").isBoolean()
                    || passed == (candidate.endedStage() == stage && failed(candidate))) {
                faults.accept(
                        new Fault(candidate.where("outcomes"), "OUTCOME", stage + " is not how the candidate stands"));
            }
        }
    }

    private static boolean failed(Candidate candidate) {
        return candidate.status().equals("ELIMINATED");
    }

    private void decided(Candidate candidate, List<Candidate> position, JsonNode appointment, Consumer<Fault> faults) {
        var at = Reading.requiredInstant(appointment, "decidedAt");
        if (!"DECIDER".equals(record.panel().get(Reading.required(appointment, "decidedBy")))) {
            faults.accept(new Fault(candidate.where("appointments"), "PANEL", "was decided by no decider"));
        }
        if (!within(candidate, position, at)) {
            faults.accept(new Fault(candidate.where("appointments"), "LINE", "was not within the places then"));
        }
        for (var stage : record.stages()) {
            if (stage.hasOutcomes() && !passed(candidate, stage, at)) {
                faults.accept(new Fault(candidate.where("outcomes"), "OUTCOME", stage + " had not been passed"));
            }
        }
        if (record.notices().stream().noneMatch(notice -> cleared(candidate, notice, at))) {
            faults.accept(new Fault(candidate.where("notices"), "NOTICE", "had not been through a notice"));
        }
        for (var objection : candidate.body().path("objections")) {
            var answered = Reading.instant(objection, "answeredAt");
            if (answered == null || answered.isAfter(at)) {
                faults.accept(new Fault(candidate.where("objections"), "HELD", "was held by an objection"));
            }
        }
    }

    /** The line as it stood then: whoever was out later was still in it. Those whom nothing tells apart fit in whole or not. */
    private boolean within(Candidate candidate, List<Candidate> position, Instant at) {
        var ranking = candidate.ranking();
        if (ranking == null || !isThere(candidate, at)) {
            return false;
        }
        var own = Reading.number(ranking, "line");
        var upToHere = position.stream()
                .filter(other -> isThere(other, at))
                .map(Candidate::ranking)
                .filter(Objects::nonNull)
                .filter(other -> Reading.number(other, "line") <= own)
                .count();
        return upToHere <= record.places(candidate.position());
    }

    private static boolean isThere(Candidate candidate, Instant at) {
        var ended = candidate.endedAt();
        return ended == null || ended.isAfter(at);
    }

    private static boolean passed(Candidate candidate, Stage stage, Instant at) {
        for (var outcome : candidate.body().path("outcomes")) {
            if (stage.name().equals(Reading.text(outcome, "stage"))
                    && outcome.path("passed").asBoolean()
                    && !Reading.requiredInstant(outcome, "recordedAt").isAfter(at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean cleared(Candidate candidate, JsonNode notice, Instant at) {
        var closed = Reading.instant(notice, "closedAt");
        if (closed == null || closed.isAfter(at)) {
            return false;
        }
        for (var named : candidate.body().path("notices")) {
            if (Reading.number(named, "number") == Reading.number(notice, "number")) {
                return true;
            }
        }
        return false;
    }

    /** What follows from the day on which it takes effect. */
    private void dates(Candidate candidate, JsonNode appointment, Consumer<Fault> faults) {
        var effective = Reading.date(appointment, "effectiveOn");
        var decided = Reading.requiredInstant(appointment, "decidedAt")
                .atZone(record.zone())
                .toLocalDate();
        var months = Reading.number(record.terms(), "probationMonths");
        var years = Reading.number(record.terms(), "lockYears");
        var probation = months == 0 ? null : effective.plusMonths(months).toString();
        var lock = years == 0 ? null : effective.plusYears(years).toString();
        if (effective.isBefore(decided)
                || !Objects.equals(probation, Reading.text(appointment, "probationUntil"))
                || !Objects.equals(lock, Reading.text(appointment, "lockUntil"))) {
            faults.accept(new Fault(candidate.where("appointments"), "DATES", "do not follow from each other"));
        }
        var order = Stream.of("decidedAt", "confirmedAt", "occupiedAt", "closedAt")
                .map(field -> Reading.instant(appointment, field))
                .filter(Objects::nonNull)
                .toList();
        if (appointment.get("effectedAt") == null && appointment.get("closedAt") != null) {
            faults.accept(new Fault(candidate.where("appointments"), "DATES", "closed without taking effect"));
        }
        if (order.isEmpty()) {
            faults.accept(new Fault(candidate.where("appointments"), "DATES", "are missing"));
        }
    }
}
