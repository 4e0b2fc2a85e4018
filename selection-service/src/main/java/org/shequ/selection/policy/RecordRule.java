package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records the next version of a rule. Rounds already drafted keep theirs. */
@ApplicationScoped
public class RecordRule {

    private final EligibilityRules rules;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public RecordRule(EligibilityRules rules, AuditLog audit, BusinessClock clock, Caller caller) {
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    EligibilityRules.Recorded handle(
            RoundKind kind, LocalDate validFrom, Set<Post> originPosts, JsonNode groups, String documentNumber) {
        caller.scope().requireOver("*");
        var read = RuleText.read(groups, "/groups");
        if (!read.faults().isEmpty()) {
            var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
            read.faults().forEach(refusal::with);
            throw refusal;
        }
        var version = rules.add(
                new EligibilityRule(kind, 0, validFrom, originPosts, read.groups()),
                documentNumber,
                caller.subject(),
                clock.instant());
        audit.append(
                "eligibility-rule-recorded",
                "eligibility-rule",
                kind + ":" + version,
                AuditLog.EVERY_UNIT,
                Map.of("documentNumber", documentNumber));
        return rules.find(kind, version).orElseThrow();
    }
}
