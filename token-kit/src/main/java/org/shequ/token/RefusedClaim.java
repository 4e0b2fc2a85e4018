package org.shequ.token;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.TokenFault;

import java.util.Optional;

/** Why a token is not believed: the claim that is missing or wrong. Never says what stands in it. */
public final class RefusedClaim extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private final String claim;
    private final String rule;
    private final String english;
    private final String chinese;

    public RefusedClaim(String claim, String rule, String english, String chinese) {
        super(claim + " " + english, null, false, false);
        this.claim = claim;
        this.rule = rule;
        this.english = english;
        this.chinese = chinese;
    }

    public static RefusedClaim of(TokenFault fault) {
        return new RefusedClaim(fault.claim(), fault.rule(), fault.messageEn(), fault.messageZh());
    }

    /** The claim that something thrown is about, if it is about one. */
    public static Optional<RefusedClaim> within(Throwable thrown) {
        @Nullable Throwable next = thrown;
        for (int i = 0; next != null && i < DEEPEST; i++, next = next.getCause()) {
            if (next instanceof RefusedClaim refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** Where it stands in a problem document: {@code /token/aud}. */
    public String pointer() {
        return "/token/" + claim;
    }

    public String rule() {
        return rule;
    }

    public String english() {
        return english;
    }

    public String chinese() {
        return chinese;
    }
}
