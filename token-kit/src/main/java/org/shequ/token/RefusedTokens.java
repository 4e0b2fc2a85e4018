package org.shequ.token;

import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.TokenFault;

import java.util.EnumMap;
import java.util.Map;

/** Finds in the verifier's refusal the claim that it is about. */
final class RefusedTokens {

    private static final int DEEPEST = 10;

    /** The first that fits is named. */
    private static final Map<TokenFault, Integer> CODES = new EnumMap<>(Map.ofEntries(
            Map.entry(TokenFault.SIGNATURE_INVALID, ErrorCodes.SIGNATURE_INVALID),
            Map.entry(TokenFault.SIGNATURE_MISSING, ErrorCodes.SIGNATURE_MISSING),
            Map.entry(TokenFault.EXPIRED, ErrorCodes.EXPIRED),
            Map.entry(TokenFault.EXPIRATION_MISSING, ErrorCodes.EXPIRATION_MISSING),
            Map.entry(TokenFault.NOT_YET_VALID, ErrorCodes.NOT_YET_VALID),
            Map.entry(TokenFault.ISSUED_IN_FUTURE, ErrorCodes.ISSUED_AT_INVALID_FUTURE),
            Map.entry(TokenFault.ISSUER_MISSING, ErrorCodes.ISSUER_MISSING),
            Map.entry(TokenFault.ISSUER_UNKNOWN, ErrorCodes.ISSUER_INVALID),
            Map.entry(TokenFault.AUDIENCE_MISSING, ErrorCodes.AUDIENCE_MISSING),
            Map.entry(TokenFault.AUDIENCE_OTHER, ErrorCodes.AUDIENCE_INVALID),
            Map.entry(TokenFault.SUBJECT_MISSING, ErrorCodes.SUBJECT_MISSING)));

    private RefusedTokens() {}

    /** The same refusal, with the claim as its cause where one is to blame. */
    static ParseException explained(ParseException refusal) {
        var invalid = invalidToken(refusal);
        if (invalid == null) {
            return refusal;
        }
        return CODES.entrySet().stream()
                .filter(fault -> invalid.hasErrorCode(fault.getValue()))
                .findFirst()
                .map(fault -> new ParseException("Token refused", RefusedClaim.of(fault.getKey())))
                .orElse(refusal);
    }

    private static @Nullable InvalidJwtException invalidToken(Throwable refusal) {
        @Nullable Throwable next = refusal;
        for (int i = 0; next != null && i < DEEPEST; i++, next = next.getCause()) {
            if (next instanceof InvalidJwtException invalid) {
                return invalid;
            }
        }
        return null;
    }
}
