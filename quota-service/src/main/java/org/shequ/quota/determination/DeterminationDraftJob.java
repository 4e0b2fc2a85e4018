package org.shequ.quota.determination;

import org.shequ.kit.database.Json;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.security.Caller;
import org.shequ.quota.unit.Units;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Drafts a determination that is too large for an answer at once. The determination has the job's id. */
@ApplicationScoped
class DeterminationDraftJob implements JobHandler {

    static final String KIND = "determination-draft";

    private final DraftDetermination draftDetermination;
    private final Determinations determinations;
    private final Units units;
    private final Json json;
    private final Caller caller;

    DeterminationDraftJob(
            DraftDetermination draftDetermination,
            Determinations determinations,
            Units units,
            Json json,
            Caller caller) {
        this.draftDetermination = draftDetermination;
        this.determinations = determinations;
        this.units = units;
        this.json = json;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        var request = json.read(job.parameters().toString(), DeterminationRequest.class);
        job.total(units.countActiveCommunities(request.jurisdiction()));
        if (determinations.size(job.id(), caller.scope()).isEmpty()) {
            job.transaction(() -> draftDetermination.handle(job.id(), request, Long.MAX_VALUE));
        }
        var drafted = determinations.size(job.id(), caller.scope()).orElseThrow();
        job.done(drafted.units());
        job.result(Map.of("determinationId", job.id(), "total", drafted.total(), "units", drafted.units()));
    }
}
