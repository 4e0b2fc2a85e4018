package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.personkey.PeopleForgotten;
import org.shequ.selection.eligibility.AgeAtMost;
import org.shequ.selection.eligibility.Evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes from the registrations of rounds that are over who a candidate was whose key was destroyed: the name, the day of
 * birth, and what people wrote. What decided stays and still follows from the facts: in the place of the birth date comes
 * the one that the round's record shows, so that the record stays what it was when it was sealed.
 */
@ApplicationScoped
class ForgottenCandidates {

    private static final String COLUMNS =
            "SELECT g.id, r.cut_off, g.evidence FROM registrations g" + " JOIN rounds r ON r.id = g.round_id ";

    private final Database database;
    private final Json json;

    ForgottenCandidates(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    private record Frozen(UUID id, LocalDate cutOff, JsonNode evidence) {}

    void forget(@Observes PeopleForgotten forgotten) {
        forget(database.list(
                COLUMNS + "WHERE g.person_id = ANY (?) AND r.status IN ('CLOSED', 'CANCELLED') FOR UPDATE OF g",
                this::frozen,
                forgotten.people()));
    }

    /** Of a round that has just ended, those who were forgotten while it ran. */
    void forgetIn(UUID round) {
        forget(database.list(
                COLUMNS + "JOIN person_keys k ON k.person_id = g.person_id AND k.destroyed_at IS NOT NULL"
                        + " WHERE g.round_id = ? AND g.name <> ? FOR UPDATE OF g",
                this::frozen,
                round,
                PersonDetails.NOBODY));
    }

    private Frozen frozen(Row row) {
        return new Frozen(row.getId("id"), row.getDate("cut_off"), json.read(row.getText("evidence"), JsonNode.class));
    }

    private void forget(List<Frozen> registrations) {
        var ids = registrations.stream().map(Frozen::id).toList();
        database.updateEach(
                "UPDATE registrations SET name = ?, evidence = ?::jsonb, review_reason = left(review_reason, 0),"
                        + " ended_reason = CASE WHEN ended_reason ~ '^[A-Z][A-Z_:]+$' THEN ended_reason"
                        + " ELSE left(ended_reason, 0) END, version = version + 1 WHERE id = ?",
                registrations,
                one -> new @Nullable Object[] {PersonDetails.NOBODY, json.write(withoutBirthDate(one)), one.id()});
        database.update("UPDATE stage_outcomes SET reason = left(reason, 0) WHERE registration_id = ANY (?)", ids);
        database.update(
                "UPDATE objections SET content = '', answer = left(answer, 0) WHERE registration_id = ANY (?)", ids);
    }

    /** The date stands among the facts that were judged, and in the evidence of findings about the age. */
    private static JsonNode withoutBirthDate(Frozen registration) {
        for (var finding : registration.evidence().path("judgement").path("findings")) {
            for (var evidence : finding.path("evidence")) {
                if (evidence.path("kind").asText().equals(Evidence.Kind.PERSON.name())
                        && finding.path("criterion").asText().equals(AgeAtMost.CODE)) {
                    round(evidence, "from", registration.cutOff());
                }
            }
        }
        round(registration.evidence().path("dossier").path("person"), "birthDate", registration.cutOff());
        return registration.evidence();
    }

    private static void round(JsonNode holder, String field, LocalDate cutOff) {
        if (holder instanceof ObjectNode object && object.path(field).isTextual()) {
            var born = LocalDate.parse(object.path(field).asText());
            object.put(field, RecordedCandidates.sameAge(born, cutOff).toString());
        }
    }
}
