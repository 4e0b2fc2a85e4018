package org.shequ.kit.job;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.Language;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.CurrentRequest;
import org.shequ.kit.trace.TraceContext;

import java.io.File;
import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Takes in jobs. A job belongs to the transaction that submits it: it begins after the commit, or never existed. */
@ApplicationScoped
public class Jobs {

    private final JobTable table;
    private final JobInputs inputs;
    private final JobHandlers handlers;
    private final JobWorkers workers;
    private final Caller caller;
    private final TransactionSynchronizationRegistry transactions;

    public Jobs(
            JobTable table,
            JobInputs inputs,
            JobHandlers handlers,
            JobWorkers workers,
            Caller caller,
            TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.inputs = inputs;
        this.handlers = handlers;
        this.workers = workers;
        this.caller = caller;
        this.transactions = transactions;
    }

    /**
     * Submits a job in the name of the caller.
     *
     * @param kind one that a {@link JobHandler} of this service does
     * @param parameters written as a JSON object; a map or a record
     * @param body streamed into the database; may be deleted once this returns
     */
    @Transactional
    public JobView submit(
            String kind, @Nullable Object parameters, boolean dryRun, @Nullable File body, @Nullable String mediaType) {
        handlers.get(kind);
        var job = table.insert(
                Ids.next(),
                kind,
                dryRun,
                parameters == null ? Map.of() : parameters,
                mediaType,
                caller.subject(),
                caller.scope().unitCode(),
                TraceContext.current());
        if (body != null) {
            inputs.store(job.id(), body);
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    workers.wake();
                }
            }
        });
        return job.view(language());
    }

    /** 202 with the job, and its address in Location, which the framework completes with the service's own path. */
    public Response accepted(JobView job) {
        return Response.accepted(job).location(URI.create("jobs/" + job.id())).build();
    }

    static Language language() {
        return Language.preferred(CurrentRequest.header(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
