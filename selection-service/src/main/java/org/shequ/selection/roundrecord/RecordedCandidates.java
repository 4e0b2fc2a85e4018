package org.shequ.selection.roundrecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What the record tells of each candidate: everything that decided, under a number instead of a name. Free text about a
 * person (why a medical was failed, what an objection said) is left out; codes, figures, dates and documents are not.
 */
@ApplicationScoped
public class RecordedCandidates {

    private static final int PAGE = 500;
    private static final Pattern ID = Pattern.compile("(?!00000000)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_:]+");

    private final Database database;
    private final ObjectMapper mapper;

    public RecordedCandidates(Database database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    private record Numbered(UUID id, Body body) {}

    /**
     * In the order of registering, numbered from 1.
     *
     * @param rule that judged them
     */
    void all(UUID roundId, EligibilityRule rule, RoundRecords.Entries entries) {
        UUID last = new UUID(0, 0);
        int number = 0;
        List<Numbered> page;
        do {
            int before = number;
            var counter = new int[] {before};
            page = database.list(
                    """
                    SELECT g.*, p.number AS position FROM registrations g JOIN positions p ON p.id = g.position_id
                    WHERE g.round_id = ? AND g.id > ? ORDER BY g.id LIMIT ?""", row -> new Numbered(row.getId("id"), candidate(row, rule, ++counter[0])), roundId, last, PAGE);
            number = counter[0];
            var ids = page.stream().map(Numbered::id).toArray(UUID[]::new);
            var parts = parts(ids);
            for (var one : page) {
                parts.forEach((name, byId) -> {
                    var found = byId.get(one.id());
                    if (found != null) {
                        one.body().put(name, name.equals("ranking") ? found.getFirst() : found);
                    }
                });
                entries.add("CANDIDATE", one.body().fields());
                last = one.id();
            }
        } while (page.size() == PAGE);
    }

    private Body candidate(Row row, EligibilityRule rule, int number) {
        var evidence = evidence(row, rule, number);
        return new Body()
                .put("number", number)
                .put("position", row.getInt("position"))
                .put("status", row.getText("status"))
                .put("registeredAt", row.getInstant("registered_at"))
                .put("verdict", row.getText("verdict"))
                .put("findings", findings(evidence))
                .put("facts", evidence.get("dossier"))
                .put("certificateLevel", row.getInt("certificate_level"))
                .put("review", review(row))
                .put("bonus", row.getDecimal("bonus"))
                .put("bonusDocument", row.findText("bonus_document"))
                .put("held", row.getBoolean("held"))
                .put("ended", ended(row));
    }

    /**
     * By what stands in it nobody is found: the person's id gives way to the number, every other id to one counted within
     * the candidate, and the birth date to one of the same full age on the cut-off day by which every condition of age is
     * judged the same.
     */
    private JsonNode evidence(Row row, EligibilityRule rule, int number) {
        var text = row.getText("evidence").replace(row.getId("person_id").toString(), new UUID(0, number).toString());
        Map<String, String> counted = new HashMap<>();
        try {
            var evidence = mapper.readTree(ID.matcher(text)
                    .replaceAll(id -> counted.computeIfAbsent(
                            id.group(), unseen -> new UUID(1, counted.size() + 1L).toString())));
            FrozenBirthDate.replace(evidence, rule, facts -> mapper.convertValue(facts, Dossier.class));
            return evidence;
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode findings(JsonNode evidence) {
        var findings = evidence.path("judgement").path("findings").deepCopy();
        findings.forEach(finding -> ((ObjectNode) finding).remove("explanation"));
        return findings;
    }

    private static @Nullable Map<String, Object> review(Row row) {
        return row.findText("review_decision") == null
                ? null
                : new Body()
                        .put("decision", row.findText("review_decision"))
                        .put("orderNumber", row.findText("review_order"))
                        .put("reviewedBy", row.findText("reviewed_by"))
                        .put("reviewedAt", row.findInstant("reviewed_at"))
                        .fields();
    }

    private static @Nullable Map<String, Object> ended(Row row) {
        return row.findText("ended_stage") == null
                ? null
                : new Body()
                        .put("stage", row.findText("ended_stage"))
                        .put("at", row.findInstant("ended_at"))
                        .put("code", code(row.findText("ended_reason")))
                        .fields();
    }

    private static @Nullable String code(@Nullable String reason) {
        return reason != null && CODE.matcher(reason).matches() ? reason : null;
    }

    /** What stands in other tables, by name of the part and candidate; each in one query a page. */
    private Map<String, Map<UUID, List<Map<String, Object>>>> parts(UUID[] ids) {
        var parts = new LinkedHashMap<String, Map<UUID, List<Map<String, Object>>>>();
        parts.put("scores", part("SELECT * FROM score_entries", "id", RecordedCandidates::score, ids));
        parts.put("ranking", part("SELECT * FROM rankings", "line", RecordedCandidates::ranking, ids));
        parts.put("outcomes", part("SELECT * FROM stage_outcomes", "recorded_at", RecordedCandidates::outcome, ids));
        parts.put(
                "notices",
                part(
                        "SELECT e.registration_id, n.number FROM notice_entries e JOIN notices n ON n.id = e.notice_id",
                        "number",
                        row -> new Body().put("number", row.getInt("number")),
                        ids));
        parts.put("objections", part("SELECT * FROM objections", "id", RecordedCandidates::objection, ids));
        parts.put("appointments", part("SELECT * FROM appointments", "id", RecordedCandidates::appointment, ids));
        return parts;
    }

    private Map<UUID, List<Map<String, Object>>> part(
            String select, String order, Function<Row, Body> shape, UUID[] ids) {
        return database
                .list(
                        select + " WHERE registration_id = ANY (?) ORDER BY registration_id, " + order,
                        row -> Map.entry(
                                row.getId("registration_id"), shape.apply(row).fields()),
                        (Object) ids)
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Body score(Row row) {
        return new Body()
                .put("paper", row.getText("paper"))
                .put("slot", row.getInt("slot"))
                .put("scorer", row.getText("scorer"))
                .put("score", row.getDecimal("score"))
                .put("enteredAt", row.getInstant("entered_at"))
                .put("supersededAt", row.findInstant("superseded_at"));
    }

    private static Body ranking(Row row) {
        return new Body()
                .put("written", row.findDecimal("written"))
                .put("interview", row.findDecimal("interview"))
                .put("retest", row.findDecimal("retest"))
                .put("lot", row.findDecimal("lot"))
                .put("birthOrder", row.findInt("birth_order"))
                .put("bonus", row.getDecimal("bonus"))
                .put("exactTotal", row.findDecimal("exact_total"))
                .put("total", row.getDecimal("total"))
                .put("rank", row.getInt("rank"))
                .put("line", row.getInt("line"))
                .put("tieBreak", row.getText("tie_break"));
    }

    private static Body outcome(Row row) {
        return new Body()
                .put("stage", row.getText("stage"))
                .put("passed", row.getBoolean("passed"))
                .put("recordedBy", row.getText("recorded_by"))
                .put("recordedAt", row.getInstant("recorded_at"));
    }

    private static Body objection(Row row) {
        return new Body()
                .put("raisedOn", row.getDate("raised_on"))
                .put("state", row.getText("state"))
                .put("answeredBy", row.findText("answered_by"))
                .put("answeredAt", row.findInstant("answered_at"));
    }

    private static Body appointment(Row row) {
        return new Body()
                .put("status", row.getText("status"))
                .put("effectiveOn", row.getDate("effective_on"))
                .put("orderNumber", row.getText("order_number"))
                .put("place", row.findId("place_id"))
                .put("decidedBy", row.getText("decided_by"))
                .put("decidedAt", row.getInstant("decided_at"))
                .put("confirmedAt", row.findInstant("confirmed_at"))
                .put("effectedAt", row.findInstant("effected_at"))
                .put("occupiedAt", row.findInstant("occupied_at"))
                .put("closedAt", row.findInstant("closed_at"))
                .put("rejectedAt", row.findInstant("rejected_at"))
                .put("rejection", code(row.findText("rejection_reason")))
                .put("probationUntil", row.findDate("probation_until"))
                .put("probationOutcome", row.findText("probation_outcome"))
                .put("probationEndedOn", row.findDate("probation_ended_on"))
                .put("probationOrder", row.findText("probation_order"))
                .put("probationDecidedBy", row.findText("probation_decided_by"))
                .put("probationDecidedAt", row.findInstant("probation_decided_at"))
                .put("lockUntil", row.findDate("lock_until"));
    }
}
