package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PersonDetails;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.personkey.PeopleForgotten;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.policy.EligibilityRules;

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
            "SELECT g.id, r.kind, g.evidence FROM registrations g JOIN rounds r ON r.id = g.round_id ";

    private final Database database;
    private final Json json;
    private final EligibilityRules rules;

    ForgottenCandidates(Database database, Json json, EligibilityRules rules) {
        this.database = database;
        this.json = json;
        this.rules = rules;
    }

    /** @param evidence with the birth date of the record in the place of the own one */
    private record Frozen(UUID id, JsonNode evidence) {}

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
        var evidence = json.read(row.getText("evidence"), JsonNode.class);
        var rule = rules.get(
                row.getEnum("kind", RoundKind.class),
                evidence.path("ruleVersion").asInt());
        FrozenBirthDate.replace(evidence, rule, facts -> json.read(facts.toString(), Dossier.class));
        return new Frozen(row.getId("id"), evidence);
    }

    private void forget(List<Frozen> registrations) {
        var ids = registrations.stream().map(Frozen::id).toList();
        database.updateEach(
                "UPDATE registrations SET name = ?, evidence = ?::jsonb, review_reason = left(review_reason, 0),"
                        + " ended_reason = CASE WHEN ended_reason ~ '^[A-Z][A-Z_:]+$' THEN ended_reason"
                        + " ELSE left(ended_reason, 0) END, version = version + 1 WHERE id = ?",
                registrations,
                one -> new @Nullable Object[] {PersonDetails.NOBODY, json.write(one.evidence()), one.id()});
        database.update("UPDATE stage_outcomes SET reason = left(reason, 0) WHERE registration_id = ANY (?)", ids);
        database.update(
                "UPDATE objections SET content = '', answer = left(answer, 0) WHERE registration_id = ANY (?)", ids);
    }
}
