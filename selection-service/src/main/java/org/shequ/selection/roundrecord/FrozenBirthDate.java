package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shequ.selection.eligibility.AgeCriterion;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.Evidence;

import java.time.LocalDate;
import java.util.function.Function;

/** The birth date in frozen evidence: among the facts that were judged, and in what the findings about age rest on. */
final class FrozenBirthDate {

    private FrozenBirthDate() {}

    /**
     * Puts in its place the one of the same full age by which every condition of age is judged the same, and in the place of
     * a day on which such a condition would be met the one that follows from it: it would tell the birthday.
     *
     * @param facts reads the facts that were judged
     */
    static void replace(JsonNode evidence, EligibilityRule rule, Function<JsonNode, Dossier> facts) {
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
        expectAgain(evidence, rule, day, facts);
    }

    private static void expectAgain(
            JsonNode evidence, EligibilityRule rule, LocalDate day, Function<JsonNode, Dossier> facts) {
        var findings = evidence.path("judgement").path("findings");
        for (int i = 0; i < findings.size(); i++) {
            if (AgeCriterion.is(findings.get(i).path("criterion").asText())
                    && findings.get(i).path("expectedOn").isTextual()
                    && findings.get(i) instanceof ObjectNode finding) {
                var dossier = evidence.path("dossier");
                var expected = dossier.isObject()
                        ? rule.judge(facts.apply(dossier), day)
                                .findings()
                                .get(i)
                                .expectedOn()
                        : null;
                if (expected == null) {
                    finding.remove("expectedOn");
                } else {
                    finding.put("expectedOn", expected.toString());
                }
            }
        }
    }

    private static void replace(JsonNode holder, String field, EligibilityRule rule, LocalDate cutOff) {
        if (holder instanceof ObjectNode object && object.path(field).isTextual()) {
            var born = LocalDate.parse(object.path(field).asText());
            object.put(field, rule.likeBirthDate(born, cutOff).toString());
        }
    }
}
