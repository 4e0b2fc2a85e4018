package org.shequ.kit.job;

/** Ends a handler from inside its own calls; carries why. */
final class JobInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Reason {
        /** The submitter asked for it. */
        CANCELLED,
        /** The service stops; another worker begins the job anew. */
        STOPPING,
        /** The lease ran out; another worker may have the job already. */
        LEASE_LOST
    }

    private final Reason reason;

    JobInterrupted(Reason reason) {
        super("Job interrupted: " + reason, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
