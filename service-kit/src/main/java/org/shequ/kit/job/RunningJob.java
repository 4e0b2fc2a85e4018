package org.shequ.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One attempt at a job. The handler's thread reports into it; the heartbeat carries the report to the database, renews
 * the lease and brings back whether to stop.
 */
final class RunningJob implements JobContext {

    private static final Logger LOG = Logger.getLogger(RunningJob.class);

    private final JobRow row;
    private final UUID owner;
    private final Duration lease;
    private final Duration transactionLimit;
    private final JobLeases leases;
    private final JobProblems problemTable;
    private final JobInputs inputs;
    private final Runnable checkConstraints;

    private final Object report = new Object();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<RowProblem> unwritten = new ArrayList<>();
    private long done;
    private @Nullable Long total;
    private final BitSet badRows = new BitSet();
    private int reported;
    private boolean leftOut;
    private int written;
    private @Nullable Object result;

    private volatile JobInterrupted.@Nullable Reason interrupted;
    private volatile long renewedAt = System.nanoTime();

    RunningJob(
            JobRow row,
            UUID owner,
            Duration lease,
            Duration transactionLimit,
            JobLeases leases,
            JobProblems problemTable,
            JobInputs inputs,
            Runnable checkConstraints) {
        this.row = row;
        this.owner = owner;
        this.lease = lease;
        this.transactionLimit = transactionLimit;
        this.leases = leases;
        this.problemTable = problemTable;
        this.inputs = inputs;
        this.checkConstraints = checkConstraints;
    }

    @Override
    public UUID id() {
        return row.id();
    }

    @Override
    public JsonNode parameters() {
        return row.parameters();
    }

    @Override
    public InputStream input() {
        return inputs.open(row.id());
    }

    @Override
    public String mediaType() {
        return Objects.requireNonNullElse(row.mediaType(), "application/octet-stream");
    }

    @Override
    public boolean dryRun() {
        return row.dryRun();
    }

    @Override
    public int attempt() {
        return row.attempt();
    }

    @Override
    public String submittedBy() {
        return row.submittedBy();
    }

    @Override
    public Scope scope() {
        return new Scope(row.scopeUnit());
    }

    @Override
    public void total(long n) {
        synchronized (report) {
            total = n;
        }
    }

    @Override
    public void done(long n) {
        synchronized (report) {
            done = n;
        }
    }

    @Override
    public void count(String name, long n) {
        synchronized (report) {
            counts.merge(name, n, Long::sum);
        }
    }

    @Override
    public void problem(RowProblem problem) {
        synchronized (report) {
            if (problem.warns()) {
                counts.merge("warnings", 1L, Long::sum);
            } else {
                badRows.set((int) Math.clamp(problem.row(), 0, Integer.MAX_VALUE - 1));
            }
            if (reported < JobProblems.KEPT) {
                reported++;
                unwritten.add(problem);
            } else {
                leftOut = true;
            }
        }
    }

    @Override
    public long problems() {
        synchronized (report) {
            return badRows.cardinality();
        }
    }

    @Override
    public BitSet badRows() {
        synchronized (report) {
            return (BitSet) badRows.clone();
        }
    }

    /** Whether anything was found that a clerk could mend, warnings included. */
    boolean foundProblems() {
        synchronized (report) {
            return reported > 0;
        }
    }

    @Override
    public void result(Object json) {
        synchronized (report) {
            result = json;
        }
    }

    @Override
    public void checkCancelled() {
        var reason = interrupted;
        if (reason != null) {
            throw new JobInterrupted(reason);
        }
    }

    @Override
    public void transaction(Runnable work) {
        checkCancelled();
        var begun = System.nanoTime();
        try {
            QuarkusTransaction.requiringNew()
                    .timeout((int) transactionLimit.toSeconds())
                    .run(() -> {
                        if (!leases.hold(row.id(), owner)) {
                            throw new JobInterrupted(JobInterrupted.Reason.LEASE_LOST);
                        }
                        work.run();
                        if (row.dryRun()) {
                            checkConstraints.run();
                            throw new DryRunEnds();
                        }
                    });
        } catch (DryRunEnds expected) {
            LOG.tracef("Dry run of job %s rolled back", row.id());
        } catch (JobInterrupted interruption) {
            throw interruption;
        } catch (RuntimeException failure) {
            // past its limit the transaction is taken away from the work, which fails on whatever it does next
            if (System.nanoTime() - begun >= transactionLimit.toNanos()) {
                LOG.infof(failure, "Job %s: a transaction took longer than %s", row.id(), transactionLimit);
                throw ProblemException.of(JobProblem.JOB_TOO_LONG, transactionLimit);
            }
            throw failure;
        }
    }

    void interrupt(JobInterrupted.Reason reason) {
        if (interrupted == null || reason == JobInterrupted.Reason.LEASE_LOST) {
            interrupted = reason;
        }
    }

    /** On the heartbeat's thread, several times within a lease. */
    void beat() {
        try {
            writeProblems();
            var answer = leases.renew(row.id(), owner, lease, report());
            if (answer.isEmpty()) {
                interrupt(JobInterrupted.Reason.LEASE_LOST);
                return;
            }
            renewedAt = System.nanoTime();
            if (answer.get()) {
                interrupt(JobInterrupted.Reason.CANCELLED);
            }
        } catch (RuntimeException unreachable) {
            LOG.warnf("Job %s: heartbeat failed: %s", row.id(), unreachable);
            if (System.nanoTime() - renewedAt > lease.toNanos()) {
                interrupt(JobInterrupted.Reason.LEASE_LOST);
            }
        }
    }

    /** On the worker's thread, after the last beat; false when the job was no longer ours. */
    boolean finish(Step<JobState> end, @Nullable StoredFailure failure) {
        writeProblems();
        Object found;
        byte[] bad;
        synchronized (report) {
            found = result;
            bad = leftOut ? badRows.toByteArray() : new byte[0];
        }
        if (bad.length > 0) {
            problemTable.keepBadRows(row.id(), row.attempt(), bad);
        }
        return leases.finish(row.id(), owner, end, report(), failure, found);
    }

    void release() {
        leases.release(row.id(), owner);
    }

    private JobLeases.Report report() {
        synchronized (report) {
            return new JobLeases.Report(done, total, Map.copyOf(counts), badRows.cardinality());
        }
    }

    private synchronized void writeProblems() {
        List<RowProblem> batch;
        synchronized (report) {
            batch = List.copyOf(unwritten);
        }
        if (batch.isEmpty()) {
            return;
        }
        problemTable.insert(row.id(), row.attempt(), written + 1, batch);
        written += batch.size();
        synchronized (report) {
            unwritten.subList(0, batch.size()).clear();
        }
    }

    /** Rolls a dry run's transaction back. */
    private static final class DryRunEnds extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DryRunEnds() {
            super("The dry run ends here", null, false, false);
        }
    }
}
