package org.shequ.gateway.problem;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.token.RefusedClaim;

import java.time.Duration;
import java.util.Map;

/** A request that goes no further. */
@SuppressWarnings("serial")
public final class Refusal extends RuntimeException {

    private final ProblemCode code;
    private final Map<String, String> headers;
    private final boolean closing;
    private final @Nullable String requiredPermission;
    private final @Nullable RefusedClaim claim;

    private Refusal(ProblemCode code, Map<String, String> headers, boolean closing) {
        this(code, headers, closing, null, null);
    }

    private Refusal(
            ProblemCode code,
            Map<String, String> headers,
            boolean closing,
            @Nullable String requiredPermission,
            @Nullable RefusedClaim claim) {
        super(code.name(), null, false, false);
        this.code = code;
        this.headers = headers;
        this.closing = closing;
        this.requiredPermission = requiredPermission;
        this.claim = claim;
    }

    public static Refusal of(ProblemCode code) {
        return new Refusal(code, Map.of(), false);
    }

    /** With the time after which asking again makes sense. */
    public static Refusal until(ProblemCode code, Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return new Refusal(code, Map.of("Retry-After", Long.toString(seconds)), false);
    }

    /** @param allowed the methods that the resource knows, as the header Allow lists them */
    public static Refusal methodNotAllowed(String allowed) {
        return new Refusal(CommonProblem.METHOD_NOT_ALLOWED, Map.of("Allow", allowed), false);
    }

    /** @param permission that the caller lacks */
    public static Refusal forbidden(String permission) {
        return new Refusal(CommonProblem.FORBIDDEN, Map.of(), false, permission, null);
    }

    /** @param claim of the token that is to blame */
    public static Refusal unauthenticated(RefusedClaim claim) {
        return new Refusal(CommonProblem.UNAUTHENTICATED, Map.of(), false, null, claim);
    }

    /** The last answer on its connection: where a request ends is in doubt, and what follows must not be read as another. */
    public static Refusal closing(ProblemCode code) {
        return new Refusal(code, Map.of("Connection", "close"), true);
    }

    public ProblemCode code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    String requiredPermission() {
        return requiredPermission;
    }

    @Nullable
    RefusedClaim claim() {
        return claim;
    }

    boolean isClosing() {
        return closing;
    }
}
