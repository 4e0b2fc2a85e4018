package org.shequ.kit.importing;

import org.shequ.kit.job.Jobs;

import java.io.File;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Takes in the files of imports. */
@ApplicationScoped
public class ImportFiles {

    private final Jobs jobs;

    ImportFiles(Jobs jobs) {
        this.jobs = jobs;
    }

    /** 202 with the job that reads the file. */
    public Response submit(String kind, ImportRequest request, File body) {
        return submit(kind, request, Map.of(), body);
    }

    /**
     * The same with what this import alone asks for.
     *
     * @param own what this import alone must remember beside the file
     */
    public Response submit(String kind, ImportRequest request, Map<String, ?> own, File body) {
        var parameters = request.parameters();
        parameters.putAll(own);
        return jobs.accepted(jobs.submit(kind, parameters, request.isDryRun(), body, request.mediaType));
    }
}
