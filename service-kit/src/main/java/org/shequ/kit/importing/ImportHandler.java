package org.shequ.kit.importing;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.security.Scope;

import java.util.Optional;

/** Takes in one kind of file. The file stays as long as what was wrong with it, so that it can be given back with the reasons. */
public interface ImportHandler extends JobHandler {

    /**
     * The columns of a file that was handed in.
     *
     * @param parameters what was submitted beside it
     * @param scope the submitter's at the time of submission
     */
    ImportTable table(JsonNode parameters, Scope scope);

    /** The empty table to fill in, where it is the same for everybody; one that is made for a round or cycle has a door of its own. */
    default Optional<Template> template() {
        return Optional.empty();
    }

    /** @param name under {@code import-templates} */
    record Template(String name, ImportTable table) {}

    @Override
    default boolean keepsInput() {
        return true;
    }
}
