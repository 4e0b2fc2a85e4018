package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.function.Consumer;

/** Each step of the journal begins where the one before ended, up to where the round stands. */
final class JournalCheck implements RecordVerifier.Check {

    private final PublishedRecord record;

    JournalCheck(PublishedRecord record) {
        this.record = record;
    }

    @Override
    public void run(Consumer<Fault> faults) {
        var status = "";
        var stage = "";
        var last = Instant.MIN;
        int number = 0;
        for (var line : record.journal()) {
            var where = "JOURNAL " + ++number;
            if (!status.equals(or(line, "fromStatus")) || !stage.equals(or(line, "fromStage"))) {
                faults.accept(new Fault(where, "STEP", "does not begin where the step before ended"));
            }
            var at = Reading.requiredInstant(line, "at");
            if (at.isBefore(last)) {
                faults.accept(new Fault(where, "DATES", "lies before the step before"));
            }
            status = Reading.required(line, "toStatus");
            stage = or(line, "toStage");
            last = at;
        }
        if (!status.equals(Reading.required(record.round(), "status")) || !stage.equals(or(record.round(), "stage"))) {
            faults.accept(new Fault("ROUND status", "STEP", "is not where the journal ends"));
        }
        if (record.journal().isEmpty()
                || !Reading.required(record.round(), "draftedBy")
                        .equals(Reading.required(record.journal().getFirst(), "actor"))) {
            faults.accept(new Fault("ROUND draftedBy", "ACTOR", "is not who made the first step"));
        }
    }

    private static String or(JsonNode node, String field) {
        var text = Reading.text(node, field);
        return text == null ? "" : text;
    }
}
