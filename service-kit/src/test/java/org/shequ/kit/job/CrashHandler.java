package org.shequ.kit.job;

import org.shequ.kit.database.Database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes its input's lines, one transaction each; in a process that is to crash it stops inside a transaction. */
@ApplicationScoped
public class CrashHandler implements JobHandler {

    static final String KIND = "crash";
    static final String STOPS_AT = "shequ.test.stops-at";
    static final String STOPPED = "stopped inside a transaction";

    /** How many workers of this process are kept busy, and what sets them free. */
    static final Semaphore OCCUPIED = new Semaphore(0);

    static final CountDownLatch FREE = new CountDownLatch(1);

    @Inject
    Database database;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) throws IOException, InterruptedException {
        if (job.parameters().path("occupy").asBoolean()) {
            OCCUPIED.release();
            FREE.await(5, TimeUnit.MINUTES);
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(job.input(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var text = line;
                job.transaction(() -> write(job, text));
            }
        }
    }

    /** As imports do: what stands there already is left alone. */
    private void write(JobContext job, String line) {
        database.update(
                "INSERT INTO marks (job_id, note) SELECT ?, ? WHERE NOT EXISTS"
                        + " (SELECT 1 FROM marks WHERE job_id = ? AND note LIKE ?)",
                job.id(),
                line + " by attempt " + job.attempt(),
                job.id(),
                line + " by %");
        if (line.equals(System.getProperty(STOPS_AT))) {
            System.out.println(STOPPED);
            new Semaphore(0).acquireUninterruptibly();
        }
    }
}
