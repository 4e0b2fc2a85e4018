package org.shequ.kit.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.ProblemTranslator;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.kit.trace.TraceContext;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;

/**
 * The threads that do jobs: woken after a commit in this process. Otherwise they ask the database, twice a second while a
 * job runs anywhere, for its worker may be gone.
 */
@ApplicationScoped
class JobWorkers {

    private static final Logger LOG = Logger.getLogger(JobWorkers.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration SHORTEST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int FORGOTTEN_AT_ONCE = 200;
    private static final int MOST_ATTEMPTS = 5;

    private final JobTable table;
    private final JobLeases leases;
    private final JobProblems problems;
    private final JobInputs inputs;
    private final JobHandlers handlers;
    private final ProblemTranslator translator;
    private final Caller caller;
    private final Instance<EntityManager> entities;
    private final int workers;
    private final Duration lease;
    private final Duration transactionLimit;

    private final Semaphore woken = new Semaphore(0);
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable ScheduledExecutorService heartbeat;
    private volatile boolean stopping;

    JobWorkers(
            JobTable table,
            JobLeases leases,
            JobProblems problems,
            JobInputs inputs,
            JobHandlers handlers,
            ProblemTranslator translator,
            Caller caller,
            Instance<EntityManager> entities,
            @ConfigProperty(name = "shequ.jobs.workers", defaultValue = "2") int workers,
            @ConfigProperty(name = "shequ.jobs.lease", defaultValue = "PT10S") Duration lease,
            @ConfigProperty(name = "shequ.jobs.transaction-limit", defaultValue = "PT1H") Duration transactionLimit) {
        this.table = table;
        this.leases = leases;
        this.problems = problems;
        this.inputs = inputs;
        this.handlers = handlers;
        this.translator = translator;
        this.caller = caller;
        this.entities = entities;
        this.workers = workers;
        this.lease = lease;
        this.transactionLimit = transactionLimit;
    }

    void start(@Observes StartupEvent event) {
        var beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("job-heartbeat").factory());
        beats.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        beats.scheduleWithFixedDelay(this::forget, 1, 60, TimeUnit.MINUTES);
        heartbeat = beats;
        for (int i = 1; i <= workers; i++) {
            threads.add(Thread.ofPlatform().daemon().name("job-worker-" + i).start(this::work));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        running.forEach(job -> job.interrupt(JobInterrupted.Reason.STOPPING));
        woken.release(workers);
        var deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        for (var thread : threads) {
            var left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
            thread.join(left); // what does not end in time is begun anew by another worker, when its lease has run out
        }
        if (heartbeat != null) {
            heartbeat.shutdownNow();
        }
    }

    /** Tells a waiting worker that there is something to do. */
    void wake() {
        woken.release();
    }

    private void work() {
        while (!stopping) {
            try {
                var owner = UUID.randomUUID();
                var claimed = leases.claim(handlers.kinds(), owner, lease);
                if (claimed.isPresent()) {
                    attempt(claimed.get(), owner);
                } else {
                    await(leases.someoneWorks() ? SHORTEST_REST : LONGEST_REST);
                }
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "Job worker: %s", failure.getMessage());
                await(SHORTEST_REST);
            }
        }
    }

    private void await(Duration rest) {
        try {
            if (woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                woken.tryAcquire(woken.availablePermits());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private void attempt(JobRow row, UUID owner) {
        var job = new RunningJob(row, owner, lease, transactionLimit, leases, problems, inputs, this::checkConstraints);
        running.add(job);
        try {
            TraceContext.continuing(row.traceparent(), "job " + row.kind(), () -> run(row, job));
        } finally {
            running.remove(job);
        }
    }

    private void run(JobRow row, RunningJob job) {
        if (row.attempt() > 1) {
            LOG.infof("Job %s (%s) begins anew, attempt %d", row.id(), row.kind(), row.attempt());
            problems.forgetBefore(row.id(), row.attempt());
        }
        if (row.cancelRequested()) {
            end(row, job, JobState.CANCEL, null);
            return;
        }
        if (row.attempt() > MOST_ATTEMPTS) {
            LOG.errorf("Job %s (%s) is given up after %d attempts", row.id(), row.kind(), MOST_ATTEMPTS);
            end(row, job, JobState.FAIL, StoredFailure.of(ProblemException.of(CommonProblem.INTERNAL)));
            return;
        }
        try {
            handle(row, job);
            end(row, job, JobState.SUCCEED, null);
        } catch (JobInterrupted interruption) {
            switch (interruption.reason()) {
                case CANCELLED -> end(row, job, JobState.CANCEL, null);
                case STOPPING -> {
                    running.remove(job);
                    job.release();
                }
                case LEASE_LOST -> LOG.warnf("Job %s (%s) was lost to another worker", row.id(), row.kind());
            }
        } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
            var problem = problem(row, failure);
            if (problem.code() == CommonProblem.UPSTREAM_UNAVAILABLE) {
                // not the job's fault: its lease is left to run out, and somebody begins it anew
                running.remove(job);
                return;
            }
            end(row, job, JobState.FAIL, StoredFailure.of(problem));
        }
    }

    private void handle(JobRow row, RunningJob job) throws Exception {
        var thrown = new Exception[1];
        caller.actingFor(row.submittedBy(), new Scope(row.scopeUnit()), () -> {
            try {
                handlers.get(row.kind()).run(job);
            } catch (RuntimeException unchecked) {
                throw unchecked;
            } catch (Exception checked) {
                thrown[0] = checked;
            }
        });
        if (thrown[0] != null) {
            throw thrown[0];
        }
    }

    private ProblemException problem(JobRow row, Throwable failure) {
        var problem = translator.translate(failure);
        if (problem.code() == CommonProblem.INTERNAL) {
            LOG.errorf(failure, "Job %s (%s) failed", row.id(), row.kind());
        } else {
            LOG.infof("Job %s (%s) stopped: %s", row.id(), row.kind(), problem.getMessage());
        }
        return problem;
    }

    private void end(JobRow row, RunningJob job, Step<JobState> end, @Nullable StoredFailure failure) {
        running.remove(job);
        if (job.finish(end, failure)) {
            var toBeMended = end != JobState.CANCEL
                    && job.foundProblems()
                    && handlers.get(row.kind()).keepsInput();
            if (!toBeMended) {
                inputs.delete(row.id());
            }
        } else {
            LOG.warnf("Job %s (%s) ended %s, but another worker has it", row.id(), row.kind(), end.to());
        }
    }

    /** In a dry run nothing is committed: the database's rules are asked here. */
    private void checkConstraints() {
        if (entities.isResolvable()) {
            entities.get().flush();
        }
    }

    private void beat() {
        running.forEach(RunningJob::beat);
    }

    private void forget() {
        try {
            while (!stopping && table.forgetEndedBefore(KEPT, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
                Thread.onSpinWait();
            }
        } catch (RuntimeException failure) {
            LOG.warnf("Old jobs are not forgotten: %s", failure.getMessage());
        }
    }
}
