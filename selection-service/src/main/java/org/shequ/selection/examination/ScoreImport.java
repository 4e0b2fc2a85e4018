package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.CommandImport;
import org.shequ.kit.importing.ImportRun;
import org.shequ.kit.importing.RowSet;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.CandidateRoll;
import org.shequ.selection.application.CandidateRows;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Enters the scores of a file as {@link EnterScores} enters them: the file is its sender's own entry. A figure that differs from
 * somebody else's is entered all the same, and reported with the candidate and both figures. What its sender has entered already
 * changes nothing.
 */
@ApplicationScoped
class ScoreImport implements CommandImport<ScoreRow> {

    static final String KIND = "score-import";

    private static final Shape<ScoreRow> SHAPE = new Shape<>(KIND, ScoreRow.TABLE, ScoreRow::judge);

    private final ImportRun imports;
    private final EnterScores enterScores;
    private final ScoreSheet sheet;
    private final CandidateRoll roll;
    private final SelectionRounds rounds;
    private final Caller caller;

    ScoreImport(
            ImportRun imports,
            EnterScores enterScores,
            ScoreSheet sheet,
            CandidateRoll roll,
            SelectionRounds rounds,
            Caller caller) {
        this.imports = imports;
        this.enterScores = enterScores;
        this.sheet = sheet;
        this.roll = roll;
        this.rounds = rounds;
        this.caller = caller;
    }

    @Override
    public Shape<ScoreRow> shape() {
        return SHAPE;
    }

    @Override
    public ImportRun imports() {
        return imports;
    }

    @Override
    public Taking<ScoreRow> begin(JobContext job) {
        var roundId = UUID.fromString(job.parameters().path("roundId").asText());
        var paper = Paper.valueOf(job.parameters().path("paper").asText());
        return new File(roundId, paper, new CandidateRows(roll.of(roundId)));
    }

    /** One scorer's file. */
    private final class File implements Taking<ScoreRow> {

        private final UUID roundId;
        private final Paper paper;
        private final CandidateRows candidates;

        File(UUID roundId, Paper paper, CandidateRows candidates) {
            this.roundId = roundId;
            this.paper = paper;
            this.candidates = candidates;
        }

        @Override
        public void take(RowSet<ScoreRow> rows) {
            Map<CandidateRoll.Entry, RowSet.Line<ScoreRow>> given = new LinkedHashMap<>();
            var round = rounds.get(roundId, caller.scope());
            for (var line : rows.lines()) {
                var candidate = candidates.find(rows, line, line.said().candidate());
                if (isMisformed(rows, line, round)) {
                    continue;
                }
                if (candidate.isPresent() && line.said().score() == null) {
                    rows.warn(
                            line,
                            ScoreRow.SCORE,
                            "NO_SCORE",
                            "nothing is entered; that somebody was absent is recorded by the officer of the round",
                            "未录入成绩；缺考由本轮经办人登记");
                } else if (candidate.isPresent() && rows.isGood(line)) {
                    given.put(candidate.get(), line);
                }
            }
            enter(rows, given);
        }

        /** Decimals are the round's. */
        private boolean isMisformed(RowSet<ScoreRow> rows, RowSet.Line<ScoreRow> line, SelectionRound round) {
            var score = line.said().score();
            var fault = score == null ? null : EnterScores.fault(round, paper, score);
            if (fault != null) {
                rows.refuse(line, ScoreRow.SCORE, fault.rule(), fault.en(), fault.zh());
            }
            return fault != null;
        }

        private void enter(RowSet<ScoreRow> rows, Map<CandidateRoll.Entry, RowSet.Line<ScoreRow>> given) {
            var standing = sheet.entries(
                    paper,
                    given.keySet().stream()
                            .map(CandidateRoll.Entry::registrationId)
                            .toList());
            List<EnterScores.NewScore> scores = new ArrayList<>();
            given.forEach((candidate, line) -> {
                var score = line.said().score();
                if (score == null || isOwn(standing.getOrDefault(candidate.registrationId(), List.of()), score)) {
                    rows.unchanged(1);
                } else {
                    scores.add(new EnterScores.NewScore(candidate.registrationId(), score));
                }
            });
            Map<UUID, EnterScores.Entered> entered = new LinkedHashMap<>();
            enterScores.handle(roundId, paper, scores).forEach(one -> entered.put(one.registrationId(), one));
            given.forEach((candidate, line) -> {
                var one = entered.get(candidate.registrationId());
                if (one != null) {
                    told(rows, line, candidate, one);
                }
            });
        }

        private boolean isOwn(List<ScoreSheet.Entry> standing, BigDecimal score) {
            return standing.stream()
                    .anyMatch(entry -> entry.scorer().equals(caller.subject())
                            && entry.score().compareTo(score) == 0);
        }

        private void told(
                RowSet<ScoreRow> rows,
                RowSet.Line<ScoreRow> line,
                CandidateRoll.Entry candidate,
                EnterScores.Entered entered) {
            var refusal = entered.refusal();
            var other = entered.other();
            if (refusal != null) {
                rows.refuse(line, ScoreRow.SCORE, refusal);
                return;
            }
            rows.created(1);
            rows.count("agreed", entered.agreed() ? 1 : 0);
            if (other != null) {
                var name = Masking.name(candidate.name());
                var own = plain(line.said().score());
                rows.count("differing", 1);
                rows.warn(
                        line,
                        ScoreRow.SCORE,
                        "SCORES_DIFFER",
                        "candidate %d (%s): %s here, %s by %s; whichever is wrong is corrected by whoever entered it"
                                .formatted(candidate.number(), name, own, plain(other.score()), other.scorer()),
                        "%d号考生（%s）：本文件为 %s，%s 录入为 %s；由录入有误的一方更正"
                                .formatted(candidate.number(), name, own, other.scorer(), plain(other.score())));
            }
        }

        private static String plain(@Nullable BigDecimal score) {
            return score == null ? "" : score.stripTrailingZeros().toPlainString();
        }
    }
}
