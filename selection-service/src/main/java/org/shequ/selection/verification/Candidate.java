package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A candidate's entry, with what several checks ask of it. */
record Candidate(JsonNode body) {

    int number() {
        return Reading.number(body, "number");
    }

    int position() {
        return Reading.number(body, "position");
    }

    String status() {
        return Reading.required(body, "status");
    }

    String where(String part) {
        return "CANDIDATE " + body.path("number").asText("?") + " " + part;
    }

    boolean admitted() {
        return "ADMIT".equals(body.path("review").path("decision").asText());
    }

    /** The stage at which the candidate was out; null for somebody who is not. */
    @Nullable
    Stage endedStage() {
        var stage = Reading.text(body.path("ended"), "stage");
        return stage == null ? null : Stage.valueOf(stage);
    }

    @Nullable
    Instant endedAt() {
        return Reading.instant(body.path("ended"), "at");
    }

    boolean notShortlisted() {
        return "NOT_SHORTLISTED".equals(Reading.text(body.path("ended"), "code"));
    }

    boolean endedBy(Stage stage) {
        var ended = endedStage();
        return ended != null && ended.compareTo(stage) <= 0;
    }

    @Nullable
    JsonNode ranking() {
        return body.get("ranking");
    }

    /** The entries in force of a paper, by slot. */
    List<JsonNode> scores(String paper) {
        List<JsonNode> found = new ArrayList<>();
        body.path("scores").forEach(entry -> {
            if (paper.equals(Reading.text(entry, "paper")) && entry.get("supersededAt") == null) {
                found.add(entry);
            }
        });
        return found;
    }

    /** The score on which two different people agree; null when they do not. */
    @Nullable
    BigDecimal agreed(String paper) {
        var entries = scores(paper);
        if (entries.size() != 2) {
            return null;
        }
        var one = Reading.requiredDecimal(entries.getFirst(), "score");
        var other = Reading.requiredDecimal(entries.getLast(), "score");
        var sameScorer =
                Reading.required(entries.getFirst(), "scorer").equals(Reading.required(entries.getLast(), "scorer"));
        return sameScorer || one.compareTo(other) != 0 ? null : one;
    }
}
