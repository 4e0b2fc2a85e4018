package org.shequ.gateway.token;

import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.shequ.contracts.problem.TokenFault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Finds in the verifier's refusal the claim that it is about, as the services do. */
final class TokenFaults {

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

    private TokenFaults() {}

    static Optional<TokenFault> of(InvalidJwtException refusal) {
        return CODES.entrySet().stream()
                .filter(fault -> refusal.hasErrorCode(fault.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
