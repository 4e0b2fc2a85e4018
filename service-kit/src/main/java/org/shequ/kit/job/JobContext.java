package org.shequ.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.kit.security.Scope;

import java.io.InputStream;
import java.util.BitSet;
import java.util.UUID;

/** What a handler knows of its job and tells about it. For the handler's own thread, except where said otherwise. */
public interface JobContext {

    UUID id();

    /** What was submitted; an object, empty when nothing was. */
    JsonNode parameters();

    /** The body that was submitted, read piece by piece from the database; empty when there was none. */
    InputStream input();

    /** Media type of the body; {@code application/octet-stream} when none was given. */
    String mediaType();

    boolean dryRun();

    /** 1 at first; more after a crash. */
    int attempt();

    String submittedBy();

    /** The submitter's data scope at the time of submission. */
    Scope scope();

    /** How much there is to do, where that is known. */
    void total(long n);

    /** How much is done so far: not an increment. */
    void done(long n);

    /** Adds {@code n} to a named count, such as {@code created}. */
    void count(String name, long n);

    /** Reports what is wrong with a row, which may have several problems. The first 10,000 are kept. */
    void problem(RowProblem problem);

    /** How many bad rows were reported so far. */
    long problems();

    /** Which rows those were. */
    BitSet badRows();

    /** Ends the handler here, by an exception, when cancellation was asked for or the service stops. */
    void checkCancelled();

    /**
     * Runs work in a transaction of its own (as long as {@code shequ.jobs.transaction-limit}), which commits only while this worker still holds the
     * job. In a dry run it is checked against the database's rules and then rolled back.
     */
    void transaction(Runnable work);

    /** What the job found, for its view: a small object; rows and files do not belong here. */
    void result(Object json);
}
