package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.ScoringRule;
import org.shequ.selection.vocabulary.Stage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a record, by type, in their order.
 *
 * @param scoring how totals are computed and ties are broken; null in a record that is older than such rules
 */
record PublishedRecord(
        JsonNode round,
        @Nullable ScoringRule scoring,
        JsonNode rule,
        List<JsonNode> positions,
        Map<String, String> panel,
        List<Candidate> candidates,
        List<JsonNode> notices,
        List<JsonNode> calendars,
        List<JsonNode> journal) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static PublishedRecord of(JsonNode record) {
        Map<String, List<JsonNode>> byType = new HashMap<>();
        record.path("entries")
                .forEach(entry -> byType.computeIfAbsent(entry.path("type").asText(), type -> new ArrayList<>())
                        .add(entry.path("body")));
        Map<String, String> panel = new HashMap<>();
        byType.getOrDefault("PANEL_MEMBER", List.of())
                .forEach(member -> panel.put(Reading.required(member, "subject"), Reading.required(member, "duty")));
        var round = only(byType, "ROUND");
        var scoring = round.path("terms").get("scoring");
        return new PublishedRecord(
                round,
                scoring == null ? null : MAPPER.convertValue(scoring, ScoringRule.class),
                only(byType, "RULE"),
                byType.getOrDefault("POSITION", List.of()),
                panel,
                byType.getOrDefault("CANDIDATE", List.of()).stream()
                        .map(Candidate::new)
                        .toList(),
                byType.getOrDefault("NOTICE", List.of()),
                byType.getOrDefault("CALENDAR", List.of()),
                byType.getOrDefault("JOURNAL", List.of()));
    }

    private static JsonNode only(Map<String, List<JsonNode>> byType, String type) {
        var entries = byType.getOrDefault(type, List.of());
        if (entries.size() != 1) {
            throw new IllegalArgumentException("A record has one entry " + type + ", not " + entries.size());
        }
        return entries.getFirst();
    }

    JsonNode terms() {
        return round.path("terms");
    }

    /** A record that is older than rules of totals and ties goes by the one that held for all. */
    ScoringRule scoringRule() {
        return scoring == null ? ScoringRule.BEFORE : scoring;
    }

    LocalDate cutOff() {
        return Reading.date(round, "cutOff");
    }

    List<Stage> stages() {
        List<Stage> stages = new ArrayList<>();
        round.path("stages").forEach(stage -> stages.add(Stage.valueOf(stage.asText())));
        return stages;
    }

    ZoneId zone() {
        return ZoneId.of(Reading.required(round, "zone"));
    }

    /** Whether the round has come past a stage. */
    boolean past(Stage stage) {
        var status = Reading.required(round, "status");
        if (status.equals("CLOSED")) {
            return true;
        }
        var at = Reading.text(round, "stage");
        return at != null && Stage.valueOf(at).compareTo(stage) > 0;
    }

    List<Candidate> competing(JsonNode position) {
        var number = Reading.number(position, "number");
        return candidates.stream()
                .filter(candidate -> candidate.position() == number)
                .toList();
    }

    int places(int position) {
        return positions.stream()
                .filter(one -> Reading.number(one, "number") == position)
                .mapToInt(one -> Reading.number(one, "places"))
                .sum();
    }
}
