package org.shequ.kit.security;

import org.shequ.contracts.problem.TokenFault;
import org.shequ.kit.problem.BilingualViolation;

/** Why a token is not believed: the claim that is missing or wrong. Never says what stands in it. */
public final class RefusedClaim extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BilingualViolation violation;

    RefusedClaim(String claim, String rule, String english, String chinese) {
        super(claim + " " + english, null, false, false);
        this.violation = new BilingualViolation("/token/" + claim, rule, english, chinese);
    }

    static RefusedClaim of(TokenFault fault) {
        return new RefusedClaim(fault.claim(), fault.rule(), fault.messageEn(), fault.messageZh());
    }

    public BilingualViolation violation() {
        return violation;
    }
}
