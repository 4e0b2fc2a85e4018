package org.shequ.kit.job;

/**
 * Does one kind of job. A CDI bean. Must be idempotent: after a crash the job is run again from its beginning, and what
 * the former attempt committed is there.
 *
 * <p>Runs outside any transaction, in the name of the submitter. A {@link org.shequ.kit.problem.ProblemException}
 * thrown from here becomes the job's failure; any other exception becomes INTERNAL, with the trace id.
 */
public interface JobHandler {

    /** The kind of job, kebab-case, unique in the service: {@code person-import}. */
    String kind();

    void run(JobContext job) throws Exception;

    /** Whether the body stays as long as the problems that were found in it; otherwise it goes when the job ends. */
    default boolean keepsInput() {
        return false;
    }
}
