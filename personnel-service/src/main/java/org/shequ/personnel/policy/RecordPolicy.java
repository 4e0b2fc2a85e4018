package org.shequ.personnel.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.id.Ids;
import org.shequ.kit.policy.PolicyRecord;
import org.shequ.kit.policy.PolicyRecord.Written;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

/** Records another version of a policy. Nothing is closed: the newest that has begun counts. */
@ApplicationScoped
public class RecordPolicy {

    private final Policies policies;
    private final Map<String, PolicyForm> forms = new TreeMap<>();
    private final ObjectMapper mapper;
    private final Event<PolicyRecorded> recorded;
    private final PolicyRecord record;

    public RecordPolicy(
            Policies policies,
            Instance<PolicyForm> known,
            ObjectMapper mapper,
            Event<PolicyRecorded> recorded,
            PolicyRecord record) {
        this.policies = policies;
        known.forEach(form -> forms.put(form.name(), form));
        this.mapper = mapper;
        this.recorded = recorded;
        this.record = record;
    }

    /** A version to record; {@code to} exclusive. */
    record Draft(
            String name,
            String jurisdiction,
            LocalDate from,
            @Nullable LocalDate to,
            String documentNumber,
            JsonNode definition) {}

    @Transactional
    Policies.Version handle(Draft draft) {
        return record.add("policy-recorded", "policy", draft.jurisdiction(), hand -> {
            requireReadable(draft);
            var version = new Policies.Version(
                    Ids.next(),
                    draft.name(),
                    draft.jurisdiction(),
                    draft.from(),
                    draft.to(),
                    draft.documentNumber(),
                    draft.definition().toString(),
                    hand.at(),
                    hand.by());
            policies.insert(version);
            recorded.fire(new PolicyRecorded(draft.name(), draft.jurisdiction(), draft.from()));
            return new Written<>(
                    version,
                    version.id().toString(),
                    Map.of(
                            "name", draft.name(),
                            "jurisdiction", draft.jurisdiction(),
                            "from", draft.from().toString(),
                            "documentNumber", draft.documentNumber()));
        });
    }

    private static JsonNode whole(JsonNode definition, PolicyForm form) {
        if (!(definition instanceof ObjectNode given)) {
            return definition;
        }
        ObjectNode whole = given.deepCopy();
        form.defaults().forEach((field, value) -> {
            if (!whole.has(field)) {
                whole.put(field, value);
            }
        });
        return whole;
    }

    private void requireReadable(Draft draft) {
        PolicyForm form = forms.get(draft.name());
        if (form == null) {
            throw ProblemException.of(PersonnelProblem.POLICY_UNKNOWN, draft.name(), String.join(", ", forms.keySet()));
        }
        try {
            mapper.readerFor(form.form())
                    .with(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(whole(draft.definition(), form));
        } catch (IOException unreadable) {
            throw ProblemException.causedBy(unreadable, CommonProblem.RULE_VIOLATED)
                    .violation("/definition", "FORM", "does not have the form of this policy", "不符合该政策的格式");
        }
    }
}
