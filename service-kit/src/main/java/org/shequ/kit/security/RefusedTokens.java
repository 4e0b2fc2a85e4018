package org.shequ.kit.security;

import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds in the verifier's refusal the claim that it is about. */
final class RefusedTokens {

    private static final int DEEPEST = 10;

    private record Reason(int code, String claim, String rule, String english, String chinese) {}

    private static final List<Reason> REASONS = List.of(
            new Reason(ErrorCodes.SIGNATURE_INVALID, "signature", "SIGNATURE", "fits no published key", "与已发布的公钥不符"),
            new Reason(ErrorCodes.SIGNATURE_MISSING, "signature", "SIGNATURE", "is missing", "缺少签名"),
            new Reason(ErrorCodes.EXPIRED, "exp", "EXPIRED", "is over", "已过期"),
            new Reason(ErrorCodes.EXPIRATION_MISSING, "exp", "REQUIRED", "is missing", "缺少该声明"),
            new Reason(ErrorCodes.NOT_YET_VALID, "nbf", "NOT_YET_VALID", "is still to come", "尚未生效"),
            new Reason(ErrorCodes.ISSUED_AT_INVALID_FUTURE, "iat", "NOT_YET_VALID", "is still to come", "签发时间晚于当前时间"),
            new Reason(ErrorCodes.ISSUER_MISSING, "iss", "REQUIRED", "is missing", "缺少该声明"),
            new Reason(
                    ErrorCodes.ISSUER_INVALID,
                    "iss",
                    "ISSUER",
                    "is not the issuer whose tokens are believed here",
                    "不是此处信任的签发方"),
            new Reason(ErrorCodes.AUDIENCE_MISSING, "aud", "REQUIRED", "is missing", "缺少该声明"),
            new Reason(
                    ErrorCodes.AUDIENCE_INVALID,
                    "aud",
                    "AUDIENCE",
                    "does not hold the audience of this suite",
                    "不含本系统的受众标识"),
            new Reason(ErrorCodes.SUBJECT_MISSING, "sub", "REQUIRED", "is missing", "缺少该声明"));

    private RefusedTokens() {}

    /** The same refusal, with the claim as its cause where one is to blame. */
    static ParseException explained(ParseException refusal) {
        var invalid = invalidToken(refusal);
        if (invalid == null) {
            return refusal;
        }
        return REASONS.stream()
                .filter(reason -> invalid.hasErrorCode(reason.code))
                .findFirst()
                .map(reason -> new ParseException(
                        "Token refused", new RefusedClaim(reason.claim, reason.rule, reason.english, reason.chinese)))
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
