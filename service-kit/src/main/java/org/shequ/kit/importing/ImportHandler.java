package org.shequ.kit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.security.Scope;

/** Takes in one kind of file. The file stays as long as what was wrong with it, so that it can be given back with the reasons. */
public interface ImportHandler extends JobHandler {

    /**
     * The columns of a file that was handed in.
     *
     * @param parameters what was submitted beside it
     * @param scope the submitter's at the time of submission
     */
    ImportTable table(JsonNode parameters, Scope scope);

    @Override
    default boolean keepsInput() {
        return true;
    }
}
