package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.eligibility.EligibilityRule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records the next version of a rule. Rounds already drafted keep theirs. */
@ApplicationScoped
public class RecordRule {

    private final EligibilityRules rules;
    private final PolicyRecord record;

    public RecordRule(EligibilityRules rules, PolicyRecord record) {
        this.rules = rules;
        this.record = record;
    }

    @Transactional
    EligibilityRules.Recorded handle(
            RoundKind kind, LocalDate validFrom, Set<Post> originPosts, JsonNode groups, String documentNumber) {
        return record.add("eligibility-rule-recorded", "eligibility-rule", PolicyRecord.EVERYWHERE, hand -> {
            var rule = new EligibilityRule(kind, 0, validFrom, originPosts, read(groups));
            var version = rules.add(rule, documentNumber, hand.by(), hand.at());
            return new Written<>(
                    rules.find(kind, version).orElseThrow(),
                    kind + ":" + version,
                    Map.of("documentNumber", documentNumber));
        });
    }

    private static List<EligibilityRule.Group> read(JsonNode groups) {
        var read = RuleText.read(groups, "/groups");
        if (!read.faults().isEmpty()) {
            var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
            read.faults().forEach(refusal::with);
            throw refusal;
        }
        return read.groups();
    }
}
