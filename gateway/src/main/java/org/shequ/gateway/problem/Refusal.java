package org.shequ.gateway.problem;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.ProblemCode;

import java.time.Duration;

/** A request that goes no further. */
@SuppressWarnings("serial")
public final class Refusal extends RuntimeException {

    private final ProblemCode code;
    private final @Nullable Duration retryAfter;

    private Refusal(ProblemCode code, @Nullable Duration retryAfter) {
        super(code.name(), null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public static Refusal of(ProblemCode code) {
        return new Refusal(code, null);
    }

    /** With the time after which asking again makes sense. */
    public static Refusal until(ProblemCode code, Duration retryAfter) {
        return new Refusal(code, retryAfter);
    }

    public ProblemCode code() {
        return code;
    }

    /** Null: the code says when, or asking again does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
