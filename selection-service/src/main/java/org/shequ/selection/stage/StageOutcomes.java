package org.shequ.selection.stage;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What medical, inspection and deliberation said of each candidate; recorded once, never changed. */
@ApplicationScoped
public class StageOutcomes {

    private final Database database;

    public StageOutcomes(Database database) {
        this.database = database;
    }

    public record StageOutcome(
            UUID registrationId,
            Stage stage,
            boolean passed,
            @Nullable String reason,
            String recordedBy,
            Instant at) {}

    void record(UUID roundId, StageOutcome outcome) {
        database.update(
                """
                INSERT INTO stage_outcomes (registration_id, stage, round_id, passed, reason, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                outcome.registrationId(),
                outcome.stage(),
                roundId,
                outcome.passed(),
                outcome.reason(),
                outcome.recordedBy(),
                outcome.at());
    }

    boolean isRecorded(UUID registrationId, Stage stage) {
        return database.exists(
                "SELECT 1 FROM stage_outcomes WHERE registration_id = ? AND stage = ?", registrationId, stage);
    }

    List<StageOutcome> of(UUID roundId) {
        return database.list("SELECT * FROM stage_outcomes WHERE round_id = ?", StageOutcomes::outcome, roundId);
    }

    public List<StageOutcome> ofCandidate(UUID registrationId) {
        return database.list(
                "SELECT * FROM stage_outcomes WHERE registration_id = ? ORDER BY recorded_at",
                StageOutcomes::outcome,
                registrationId);
    }

    private static StageOutcome outcome(Row row) {
        return new StageOutcome(
                row.getId("registration_id"),
                row.getEnum("stage", Stage.class),
                row.getBoolean("passed"),
                row.findText("reason"),
                row.getText("recorded_by"),
                row.getInstant("recorded_at"));
    }
}
