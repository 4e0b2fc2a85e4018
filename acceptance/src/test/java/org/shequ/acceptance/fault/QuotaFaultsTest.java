package org.shequ.acceptance.fault;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The small version of {@code ./shequ bench quota-faults}. */
@NullUnmarked
class QuotaFaultsTest {

    @Test
    void nothing_is_lost_doubled_or_overbooked_while_service_and_database_are_killed(@TempDir Path home)
            throws InterruptedException {
        try (var stack = LocalStack.start(StackOptions.forTests(home));
                var suite = new Suite(stack.gateway(), QuotaDistrict.CODE, stack::token)) {
            var settings =
                    new QuotaFaultLoad.Settings(20_261_126L, 16, 60, 3, Duration.ofSeconds(20), Duration.ofSeconds(4));
            assertEquals(List.of(), new QuotaFaultLoad(stack, suite, settings, System.out).run());
        }
    }
}
