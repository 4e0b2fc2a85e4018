package org.shequ.selection.policy;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.scoring.TieBreakStep;
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
    private final PolicyRecord record;

    public RecordPolicy(RoundPolicies policies, PolicyRecord record) {
        this.policies = policies;
        this.record = record;
    }

    @Transactional
    RoundPolicies.Recorded handle(RoundPolicy policy, LocalDate validFrom, String documentNumber) {
        return record.add("round-policy-recorded", "round-policy", PolicyRecord.EVERYWHERE, hand -> {
            requireSound(policy);
            var version = policies.add(policy, validFrom, documentNumber, hand.by(), hand.at());
            return new Written<>(
                    policies.find(policy.kind(), version).orElseThrow(),
                    policy.kind() + ":" + version,
                    Map.of("documentNumber", documentNumber));
        });
    }

    private static void requireSound(RoundPolicy policy) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        checkStages(policy.stages(), refusal);
        policy.scoring()
                .faults()
                .forEach(fault -> refusal.violation("/scoring" + fault.where(), fault.rule(), fault.en(), fault.zh()));
        if (!policy.stages().contains(Stage.WRITTEN) && policy.scoring().asks(TieBreakStep.WRITTEN)) {
            refusal.violation(
                    "/scoring/tieBreaks/" + policy.scoring().tieBreaks().indexOf(TieBreakStep.WRITTEN),
                    "NO_WRITTEN_EXAM",
                    "this kind has no written exam",
                    "此类选拔无笔试");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    private static void checkStages(List<Stage> stages, ProblemException refusal) {
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
    }
}
