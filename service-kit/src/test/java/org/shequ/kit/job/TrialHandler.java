package org.shequ.kit.job;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.tabular.TabularProblem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Does in a test what its parameter says. */
@ApplicationScoped
public class TrialHandler implements JobHandler {

    static final String KIND = "trial";

    /** Those that stall, and what lets them go on. */
    static final Map<UUID, CountDownLatch> STALLED = new ConcurrentHashMap<>();

    static final Map<UUID, Throwable> ENDED = new ConcurrentHashMap<>();

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    AuditLog audit;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) throws Exception {
        var action = job.parameters().path("action").asText();
        try {
            switch (action) {
                case "import" -> importLines(job);
                case "problems" -> problems(job);
                case "wait" -> waitForCancellation(job);
                case "stall" -> stall(job);
                case "forbidden" -> job.transaction(() -> mark(job, "forbidden"));
                case "refuse" ->
                    throw ProblemException.of(TabularProblem.HEADERS_WRONG)
                            .violation("/headers/1", "UNKNOWN_HEADER", "x is unknown", "未知的列：x");
                case "lose the database once" -> loseTheDatabaseOnce(job);
                case "take long" ->
                    job.transaction(() -> {
                        mark(job, "before");
                        sleepInDatabase();
                        mark(job, "after");
                    });
                case "break" -> throw new IOException("secret");
                default -> throw new IllegalArgumentException(action);
            }
        } catch (Exception ended) {
            ENDED.put(job.id(), ended);
            throw ended;
        }
    }

    private void importLines(JobContext job) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(job.input(), StandardCharsets.UTF_8))) {
            var number = 0L;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.startsWith("bad")) {
                    job.problem(new RowProblem(number, "citizen_id", "320602199001011234", "CHECK_CHARACTER", "wrong"));
                } else {
                    var text = line;
                    job.transaction(() -> mark(job, text));
                    job.count("created", 1);
                }
                job.done(number);
            }
            job.total(number);
        }
        job.transaction(() -> audit.append(
                "trial-imported",
                "trial",
                job.id().toString(),
                job.scope().unitCode(),
                Map.of("attempt", job.attempt())));
        job.result(Map.of("actor", caller.subject(), "scope", job.scope().unitCode(), "mediaType", job.mediaType()));
    }

    private void loseTheDatabaseOnce(JobContext job) {
        job.transaction(() -> {
            mark(job, "attempt " + job.attempt());
            if (job.attempt() == 1) {
                cutOwnConnection();
            }
        });
    }

    private void cutOwnConnection() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException cut) {
            throw new IllegalStateException(cut);
        }
    }

    /** Longer than the limit that these tests set. */
    private void sleepInDatabase() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(6)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void problems(JobContext job) {
        for (int i = 1; i <= 10_050; i++) {
            job.problem(new RowProblem(i, "name", "=cmd()", "RULE", "第 " + i + " 行"));
        }
    }

    private static void waitForCancellation(JobContext job) throws InterruptedException {
        job.total(100);
        job.done(7);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            job.checkCancelled();
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void stall(JobContext job) throws InterruptedException {
        if (job.attempt() > 1) {
            job.transaction(() -> mark(job, "second attempt"));
            return;
        }
        var latch = new CountDownLatch(1);
        STALLED.put(job.id(), latch);
        latch.await(20, TimeUnit.SECONDS);
        job.transaction(() -> mark(job, "first attempt"));
    }

    private void mark(JobContext job, String note) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("INSERT INTO marks (job_id, note) VALUES (?, ?)")) {
            insert.setObject(1, job.id());
            insert.setString(2, note);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
