package org.shequ.selection.stage;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.importing.CommandImport;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.security.Scope;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.application.CandidateRows;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Records the outcomes of a file in one go, as {@link RecordOutcomes} records a list of them, and so ends the stage where
 * none is missing then.
 */
@ApplicationScoped
class OutcomeImport implements CommandImport<OutcomeRow> {

    static final String KIND = "outcome-import";

    private static final Shape<OutcomeRow> SHAPE = new Shape<>(KIND, OutcomeRow.TABLE, OutcomeRow::judge);

    private final ImportRun imports;
    private final RecordOutcomes recordOutcomes;
    private final SelectionRounds rounds;
    private final CandidateRoll roll;

    OutcomeImport(ImportRun imports, RecordOutcomes recordOutcomes, SelectionRounds rounds, CandidateRoll roll) {
        this.imports = imports;
        this.recordOutcomes = recordOutcomes;
        this.rounds = rounds;
        this.roll = roll;
    }

    @Override
    public Shape<OutcomeRow> shape() {
        return SHAPE;
    }

    @Override
    public ImportRun imports() {
        return imports;
    }

    @Override
    public Taking<OutcomeRow> begin(JobContext job) {
        return new File(job);
    }

    /** One file of outcomes of a stage. */
    private final class File implements Taking<OutcomeRow> {

        private final UUID roundId;
        private final Stage stage;
        private final Version expected;
        private final Scope scope;
        private final @Nullable RatioDecision accepted;
        private final CandidateRows candidates;
        private final Map<Long, RecordOutcomes.NewOutcome> given = new TreeMap<>();

        File(JobContext job) {
            var parameters = job.parameters();
            this.roundId = UUID.fromString(parameters.path("roundId").asText());
            this.stage = Stage.valueOf(parameters.path("stage").asText());
            this.expected = new Version(parameters.path("version").asLong());
            this.scope = job.scope();
            var ratio = parameters.path("acceptRatio");
            this.accepted = ratio.isObject()
                    ? new RatioDecision(
                            ratio.path("reason").asText(),
                            ratio.path("documentNumber").asText())
                    : null;
            this.candidates = new CandidateRows(roll.of(roundId));
        }

        /** Sets the outcomes aside: they are recorded together, once the whole file has been judged. */
        @Override
        public void take(RowSet<OutcomeRow> rows) {
            var round = rounds.open(roundId, expected, scope);
            recordOutcomes.requireRecordable(round, stage);
            for (var line : rows.lines()) {
                candidates
                        .find(rows, line, line.said().candidate())
                        .ifPresent(candidate -> setAside(rows, line, round, candidate));
            }
        }

        private void setAside(
                RowSet<OutcomeRow> rows,
                RowSet.Line<OutcomeRow> line,
                SelectionRound round,
                CandidateRoll.Entry candidate) {
            var said = line.said();
            if (said.result() == null) {
                rows.count("blank", rows.isGood(line) ? 1 : 0);
                return;
            }
            var outcome = new RecordOutcomes.NewOutcome(candidate.registrationId(), said.passed(), said.reasonGiven());
            var refusal = rows.isUnread(line, OutcomeRow.REASON) ? null : recordOutcomes.refusal(round, stage, outcome);
            if (refusal != null) {
                rows.refuse(line, OutcomeRow.RESULT, refusal);
            }
            if (!rows.isGood(line)) {
                return;
            }
            given.put(line.row().number(), outcome);
            rows.count(said.passed() ? "passed" : "failed", 1);
        }

        @Override
        public Map<String, Long> conclude() {
            var progress = recordOutcomes.handle(roundId, expected, stage, List.copyOf(given.values()), accepted);
            return Map.of("created", (long) given.size(), "awaited", (long)
                    progress.awaited().size());
        }
    }
}
