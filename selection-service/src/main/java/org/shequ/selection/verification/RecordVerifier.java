package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Holds a record against itself: the chain of hashes, and then everything that follows from something else, computed again.
 * It sees nothing but the record.
 */
public final class RecordVerifier {

    private RecordVerifier() {}

    /** Every fault that was found; empty when all of it follows. */
    public static List<Fault> verify(JsonNode record) {
        List<Fault> faults = new ArrayList<>(chain(record));
        faults.addAll(contents(record));
        return faults;
    }

    /** Whether every entry still has the hash that it was published with. */
    static List<Fault> chain(JsonNode record) {
        List<Fault> faults = new ArrayList<>();
        if (!"shequ.selection.round-record/1".equals(record.path("format").asText())) {
            faults.add(new Fault("format", "FORMAT", "is not one that is known here"));
        }
        var chain = new HashChain();
        int number = 0;
        for (var entry : record.path("entries")) {
            number++;
            var expected = chain.next(entry.path("type").asText(), entry.path("body"));
            if (!expected.equals(entry.path("hash").asText())) {
                faults.add(new Fault("entry " + number, "CHAIN", "has been altered, or one before it has"));
                break;
            }
        }
        if (faults.isEmpty() && !chain.digest().equals(record.path("digest").asText())) {
            faults.add(new Fault("digest", "CHAIN", "is not the hash of the last entry"));
        }
        return faults;
    }

    /** Whether what was decided follows from what it was decided on. */
    static List<Fault> contents(JsonNode record) {
        List<Fault> faults = new ArrayList<>();
        PublishedRecord published;
        try {
            published = PublishedRecord.of(record);
        } catch (RuntimeException unreadable) {
            return List.of(new Fault("record", "UNREADABLE", String.valueOf(unreadable.getMessage())));
        }
        List<Check> checks = List.of(
                new EligibilityCheck(published),
                new ScoreCheck(published),
                new LineCheck(published),
                new NoticeCheck(published),
                new JournalCheck(published));
        for (var check : checks) {
            try {
                check.run(faults::add);
            } catch (RuntimeException unreadable) {
                faults.add(new Fault(
                        check.getClass().getSimpleName(), "UNREADABLE", String.valueOf(unreadable.getMessage())));
            }
        }
        return faults;
    }

    /** One part of the computation. */
    @FunctionalInterface
    interface Check {
        void run(Consumer<Fault> faults);
    }
}
