package org.shequ.kit.job;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/**
 * A process of its own with the kit's job workers, on the database that its system properties name. It works until it is
 * killed. Its name keeps it from being run as a test of this process.
 */
@QuarkusTest
class CrashingProcess {

    @Test
    void works_until_it_is_killed() {
        new Semaphore(0).acquireUninterruptibly();
    }

    /** Runs the test above, named only: Quarkus has to load it. Ends only when it could not begin. */
    public static void main(String[] arguments) {
        var summary = new SummaryGeneratingListener();
        try (var session = LauncherFactory.openSession()) {
            session.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass("org.shequ.kit.job.CrashingProcess"))
                                    .build(),
                            summary);
        }
        summary.getSummary().printFailuresTo(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(1);
    }
}
