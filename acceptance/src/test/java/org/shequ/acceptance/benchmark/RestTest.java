package org.shequ.acceptance.benchmark;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The small versions of {@code ./shequ bench at-rest} and {@code ./shequ bench event-latency}, of one stack. */
@NullUnmarked
class RestTest {

    /** Of the database, by all services together: a count, which no busy machine raises. Whoever polls again shows in it. */
    private static final double MOST_TRANSACTIONS = 30;

    @Test
    void a_suite_at_rest_is_measured_and_hardly_wakes_and_events_arrive_all_the_same() {
        var printed = new ByteArrayOutputStream();
        try (var bench = new Bench(Map.of("quick", ""), new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            new AtRest().run(bench);
            new EventLatency().run(bench);
        }
        var text = printed.toString(StandardCharsets.UTF_8);
        System.out.print(text);
        for (var name : List.of("postgres", "kafka", "personnel", "assessment", "quota", "selection", "gateway")) {
            assertTrue(text.lines().anyMatch(line -> line.matches(name + " +0[.]\\d{4} +\\d+ .*")), name);
        }
        var transactions = Pattern.compile("transactions of the four services: ([0-9.]+) a second")
                .matcher(text);
        assertTrue(transactions.find());
        assertTrue(Double.parseDouble(transactions.group(1)) < MOST_TRANSACTIONS, transactions.group());
        assertTrue(text.contains("one every second: quota headcount"), "latency of the ledger's consumer");
    }
}
