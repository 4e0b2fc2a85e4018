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

    /** What the programs took before they slept until something was committed: a third of a core. */
    private static final double MUCH = 0.25;

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
        var together = Pattern.compile("five programs together +([0-9.]+)").matcher(text);
        assertTrue(together.find());
        assertTrue(Double.parseDouble(together.group(1)) < MUCH, together.group());
        assertTrue(text.contains("one every second: quota headcount"), "latency of the ledger's consumer");
    }
}
