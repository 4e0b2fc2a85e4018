package org.shequ.selection.policy;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.vocabulary.Stage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records the next version of a round policy. Rounds already drafted keep their copy. */
@ApplicationScoped
public class RecordPolicy {

    /** What no round can do without, in the order of all stages. */
    private static final List<Stage> NEEDED = List.of(
            Stage.ANNOUNCEMENT,
            Stage.REGISTRATION,
            Stage.REVIEW,
            Stage.INTERVIEW,
            Stage.TOTAL,
            Stage.NOTICE,
            Stage.APPOINTMENT);

    private final RoundPolicies policies;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public RecordPolicy(RoundPolicies policies, AuditLog audit, BusinessClock clock, Caller caller) {
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    RoundPolicies.Recorded handle(RoundPolicy policy, LocalDate validFrom, String documentNumber) {
        caller.scope().requireOver("*");
        requireSound(policy.stages());
        var version = policies.add(policy, validFrom, documentNumber, caller.subject(), clock.instant());
        audit.append(
                "round-policy-recorded",
                "round-policy",
                policy.kind() + ":" + version,
                AuditLog.EVERY_UNIT,
                Map.of("documentNumber", documentNumber));
        return policies.find(policy.kind(), version).orElseThrow();
    }

    private static void requireSound(List<Stage> stages) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        for (int i = 1; i < stages.size(); i++) {
            if (stages.get(i).compareTo(stages.get(i - 1)) <= 0) {
                refusal.violation(
                        "/stages/" + i,
                        "ORDER",
                        "stages follow each other in the order of the list, each once",
                        "环节须按既定顺序排列且不重复");
            }
        }
        for (var needed : NEEDED) {
            if (!stages.contains(needed)) {
                refusal.violation("/stages", "NEEDED", "no round can do without " + needed, "环节不可缺少" + needed.zh());
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
