package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.selection.eligibility.AgeCriterion;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Evidence;

import java.time.LocalDate;

/** The birth date in frozen evidence: among the facts that were judged, and in what the findings about age rest on. */
final class FrozenBirthDate {

    private FrozenBirthDate() {}

    /** Puts in its place the one of the same full age by which every condition of age is judged the same. */
    static void replace(JsonNode evidence, EligibilityRule rule) {
        var cutOff = evidence.path("cutOff");
        if (!cutOff.isTextual()) {
            return;
        }
        var day = LocalDate.parse(cutOff.asText());
        for (var finding : evidence.path("judgement").path("findings")) {
            if (AgeCriterion.is(finding.path("criterion").asText())) {
                for (var fact : finding.path("evidence")) {
                    if (fact.path("kind").asText().equals(Evidence.Kind.PERSON.name())) {
                        replace(fact, "from", rule, day);
                    }
                }
            }
        }
        replace(evidence.path("dossier").path("person"), "birthDate", rule, day);
    }

    private static void replace(JsonNode holder, String field, EligibilityRule rule, LocalDate cutOff) {
        if (holder instanceof ObjectNode object && object.path(field).isTextual()) {
            var born = LocalDate.parse(object.path(field).asText());
            object.put(field, rule.likeBirthDate(born, cutOff).toString());
        }
    }
}
