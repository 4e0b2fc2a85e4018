package org.shequ.personnel.ladder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.ladder.LadderPolicy.Verdict;
import org.shequ.personnel.vocabulary.Standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

class LadderPolicyTest {

    private final LadderPolicy policy = new LadderPolicy();

    @ParameterizedTest
    @CsvSource({
        // step,                 post,              identity,           reserve, allowed
        "ENTER_RESERVE,           GRID_WORKER,       CONTRACT,           false, true",
        "ENTER_RESERVE,           GRID_WORKER,       CONTRACT,           true,  false",
        "ENTER_RESERVE,           COMMUNITY_WORKER,  STAFFED,            false, false",
        "BECOME_STAFFED,          GRID_WORKER,       CONTRACT,           true,  true",
        "BECOME_STAFFED,          GRID_WORKER,       CONTRACT,           false, false",
        "BECOME_STAFFED,          COMMUNITY_WORKER,  STAFFED,            true,  false",
        "BECOME_DEPUTY_SECRETARY, COMMUNITY_WORKER,  STAFFED,            false, true",
        "BECOME_DEPUTY_SECRETARY, GRID_WORKER,       CONTRACT,           true,  false",
        "BECOME_DEPUTY_SECRETARY, COMMUNITY_WORKER,  CONTRACT,           false, false",
        "BECOME_SECRETARY,        DEPUTY_SECRETARY,  STAFFED,            false, true",
        "BECOME_SECRETARY,        COMMUNITY_WORKER,  STAFFED,            false, true",
        "BECOME_SECRETARY,        SECRETARY,         PUBLIC_INSTITUTION, false, true",
        "BECOME_SECRETARY,        GRID_WORKER,       CONTRACT,           true,  false",
        "ENTER_INSTITUTION,       SECRETARY,         STAFFED,            false, true",
        "ENTER_INSTITUTION,       SECRETARY,         CONTRACT,           false, false",
        "ENTER_INSTITUTION,       SECRETARY,         PUBLIC_INSTITUTION, false, false",
        "ENTER_INSTITUTION,       COMMUNITY_WORKER,  STAFFED,            false, false",
        "ENTER_CIVIL_SERVICE,     SECRETARY,         STAFFED,            false, true",
        "ENTER_CIVIL_SERVICE,     SECRETARY,         PUBLIC_INSTITUTION, false, true",
        "ENTER_CIVIL_SERVICE,     SECRETARY,         CIVIL_SERVANT,      false, false",
        "ENTER_CIVIL_SERVICE,     GRID_WORKER,       CONTRACT,           true,  false",
    })
    void each_step_has_its_origins(Step step, Post post, TenureKind identity, boolean reserve, boolean allowed) {
        Verdict verdict = policy.judge(step, new Standing("320613002004", post, identity, reserve));
        assertEquals(allowed, verdict instanceof Verdict.Allowed, verdict.toString());
        if (verdict instanceof Verdict.Refused refused) {
            assertFalse(refused.en().isBlank() || refused.zh().isBlank());
        }
    }

    @Test
    void who_holds_no_post_takes_no_step() {
        for (Step step : Step.values()) {
            assertInstanceOf(
                    Verdict.Refused.class, policy.judge(step, new Standing(null, null, TenureKind.STAFFED, true)));
        }
    }
}
