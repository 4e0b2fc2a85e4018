package org.shequ.acceptance.fault;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The small version of {@code ./shequ bench appointment-faults}. */
@NullUnmarked
class AppointmentFaultsTest {

    @Test
    void every_appointment_ends_and_all_services_say_the_same_while_they_are_killed(@TempDir Path home) {
        try (var stack = LocalStack.start(StackOptions.forTests(home));
                var suite = new Suite(stack.gateway(), QuotaDistrict.CODE, stack::token)) {
            var settings = new AppointmentFaultLoad.Settings(20_261_130L, 2);
            assertEquals(List.of(), new AppointmentFaultLoad(stack, suite, settings, System.out).run());
        }
    }
}
