package org.shequ.contracts.problem;

/**
 * Why a token is refused (401), in the words of gateway and services alike: the claim to blame, and never what stands in it.
 */
public enum TokenFault {
    SIGNATURE_INVALID("signature", "SIGNATURE", "fits no published key", "与已发布的公钥不符"),
    SIGNATURE_MISSING("signature", "SIGNATURE", "is missing", "缺少签名"),
    EXPIRED("exp", "EXPIRED", "is over", "已过期"),
    EXPIRATION_MISSING("exp", "REQUIRED", "is missing", "缺少该声明"),
    NOT_YET_VALID("nbf", "NOT_YET_VALID", "is still to come", "尚未生效"),
    ISSUED_IN_FUTURE("iat", "NOT_YET_VALID", "is still to come", "签发时间晚于当前时间"),
    ISSUER_MISSING("iss", "REQUIRED", "is missing", "缺少该声明"),
    ISSUER_UNKNOWN("iss", "ISSUER", "is not the issuer whose tokens are believed here", "不是此处信任的签发方"),
    AUDIENCE_MISSING("aud", "REQUIRED", "is missing", "缺少该声明"),
    AUDIENCE_OTHER("aud", "AUDIENCE", "does not hold the audience of this suite", "不含本系统的受众标识"),
    SUBJECT_MISSING("sub", "REQUIRED", "is missing", "缺少该声明");

    private final String claim;
    private final String rule;
    private final String messageEn;
    private final String messageZh;

    TokenFault(String claim, String rule, String messageEn, String messageZh) {
        this.claim = claim;
        this.rule = rule;
        this.messageEn = messageEn;
        this.messageZh = messageZh;
    }

    public String claim() {
        return claim;
    }

    /** Where it stands in a problem document: {@code /token/aud}. */
    public String pointer() {
        return "/token/" + claim;
    }

    public String rule() {
        return rule;
    }

    public String messageEn() {
        return messageEn;
    }

    public String messageZh() {
        return messageZh;
    }
}
