package org.shequ.acceptance.disclosure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.acceptance.disclosure.DisclosureProof.Extent;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The attack on a whole stack of its own, from the viewpoints that see most; {@code ./shequ bench disclosure} is all of it. */
class DisclosureTest {
    @Test
    void nobody_without_a_purpose_finds_out_who_somebody_is(@TempDir Path home) {
        try (var spans = new SpanCollector();
                var stack = LocalStack.start(StackOptions.forTests(home).spansTo(spans.address()))) {
            var report = new DisclosureProof(stack, spans, Extent.small(), System.out).run();
            System.out.print(report.table());
            assertEquals(List.of(), report.unmade(), "records without a canary");
            assertEquals(List.of(), report.redLines());
            int came = spans.read(batch -> assertFalse(
                    batch.text().contains("exception.stacktrace"), () -> "keeps an exception: " + batch.text()));
            assertTrue(came > 0, "no span came");
        }
    }
}
