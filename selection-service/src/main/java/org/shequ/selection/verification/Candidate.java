package org.shequ.selection.verification;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.selection.scoring.Background;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A candidate's entry, with what several checks ask of it. */
record Candidate(JsonNode body) {

    int number() {
        return Reading.number(body, "number");
    }

    /** Stands for the candidate where the rules want an id. */
    UUID id() {
        return new UUID(0, number());
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

    /** Whether the published ranking says that nothing tells the candidate from others yet. */
    boolean tieIsOpen() {
        return TieBreak.UNRESOLVED.name().equals(Reading.text(body.path("ranking"), "tieBreak"));
    }

    /** What may decide a tie, from the facts that were judged. */
    Background background(LocalDate cutOff, boolean births) {
        var level = Reading.number(body, "certificateLevel");
        var facts = body.get("facts");
        var birthOrder = births ? birthOrder() : null;
        return facts == null || facts.isNull()
                ? Background.certified(level)
                : Background.of(level, EligibilityCheck.dossier(facts), cutOff, birthOrder);
    }

    /** The place of the date of birth among those of the same total, which is all that the record tells of it. */
    @Nullable
    Integer birthOrder() {
        var ranking = ranking();
        return ranking == null || ranking.get("birthOrder") == null ? null : Reading.number(ranking, "birthOrder");
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
