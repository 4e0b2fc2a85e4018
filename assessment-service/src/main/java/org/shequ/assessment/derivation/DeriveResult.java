package org.shequ.assessment.derivation;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.calibration.Records;
import org.shequ.assessment.calibration.SchemeTerms;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.derivation.Derivation.ClassPart;
import org.shequ.assessment.derivation.Derivation.DecidedPart;
import org.shequ.assessment.derivation.Derivation.GradePart;
import org.shequ.assessment.derivation.Derivation.RankPart;
import org.shequ.assessment.derivation.Derivation.ScoreCount;
import org.shequ.assessment.derivation.Derivation.SheetPart;
import org.shequ.assessment.derivation.Derivation.TiePart;
import org.shequ.assessment.judgement.AssessmentRule;
import org.shequ.assessment.judgement.Terms;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.assessment.scoring.Fraction;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.assessment.scoring.ScoreFormula;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Gathers the derivation of one result; the fractions are computed anew from the marks, not read. */
@ApplicationScoped
class DeriveResult {

    private static final Statements SQL = Statements.of(DeriveResult.class);

    private final Database database;
    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Records records;
    private final AssessmentRule rule;
    private final Caller caller;

    DeriveResult(
            Database database,
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Records records,
            AssessmentRule rule,
            Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.records = records;
        this.rule = rule;
        this.caller = caller;
    }

    private record CountedSheet(String raterClass, int count, List<Integer> marks) {}

    Derivation handle(UUID cycleId, String subject) {
        Cycle cycle = cycles.getTold(cycleId, caller);
        Outcome outcome = outcomes.find(cycleId, subject, caller.scope())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        SchemeContent content = schemes.content(cycle.schemeId());
        Terms terms = SchemeTerms.of(cycle, content);
        List<ClassSum> sums = new ArrayList<>();
        List<ClassPart> classes = classes(content, terms.formula(), sheets(cycleId, subject), sums);
        Derivation derivation = new Derivation(
                cycleId,
                subject,
                outcome.unitCode(),
                cycle.year(),
                content,
                classes,
                terms.formula().weighedExactly(sums).toString(),
                outcome.weighed(),
                records.bookings(cycleId, subject).stream()
                        .filter(booking -> booking.revokedBy() == null)
                        .toList(),
                outcome.points(),
                records.vetoes(cycleId, subject),
                outcome.score(),
                outcome.decidedScore() == null ? null : decided(cycleId, subject),
                outcome.earned() == null ? null : grade(cycle, terms, outcome),
                outcome.peerGroup() == null ? null : rank(cycleId, outcome));
        return caller.person().isEmpty() ? derivation : derivation.withoutOthers();
    }

    private List<CountedSheet> sheets(UUID cycleId, String subject) {
        return database.list(
                "SELECT rater_class, marks, count(*)::int AS sheets FROM sheets WHERE cycle_id = ? AND subject = ?"
                        + " GROUP BY rater_class, marks ORDER BY rater_class, marks",
                row -> new CountedSheet(row.getText("rater_class"), row.getInt("sheets"), row.getInts("marks")),
                cycleId,
                subject);
    }

    /** One part per class of raters, its sheets added up from their marks, by the formula that the scores come from. */
    private static List<ClassPart> classes(
            SchemeContent content, ScoreFormula formula, List<CountedSheet> sheets, List<ClassSum> sums) {
        List<ClassPart> parts = new ArrayList<>();
        for (RaterClass raterClass : formula.raterClasses()) {
            List<SheetPart> own = new ArrayList<>();
            BigInteger points = BigInteger.ZERO;
            int raters = 0;
            for (CountedSheet sheet : sheets) {
                if (sheet.raterClass().equals(raterClass.code())) {
                    BigInteger ofOne = formula.sheetPoints()
                            .of(sheet.marks().stream()
                                    .mapToInt(Integer::intValue)
                                    .toArray());
                    points = points.add(ofOne.multiply(BigInteger.valueOf(sheet.count())));
                    raters += sheet.count();
                    Fraction score = new Fraction(ofOne, formula.sheetPoints().denominator());
                    own.add(new SheetPart(sheet.count(), marks(content, sheet), score.toString()));
                }
            }
            ClassSum sum = new ClassSum(raters, 0, points);
            sums.add(sum);
            parts.add(new ClassPart(
                    raterClass.code(),
                    raterClass.weight(),
                    raters,
                    formula.mean(sum).toString(),
                    own));
        }
        return parts;
    }

    private static Map<String, BigDecimal> marks(SchemeContent content, CountedSheet sheet) {
        List<SchemeContent.Indicator> marked = content.marked();
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        for (int i = 0; i < marked.size(); i++) {
            marks.put(marked.get(i).code(), BigDecimal.valueOf(sheet.marks().get(i), 2));
        }
        return marks;
    }

    private DecidedPart decided(UUID cycleId, String subject) {
        return database.get(
                "SELECT id, score, grade, answered_on FROM objections WHERE cycle_id = ? AND subject = ?"
                        + " AND score IS NOT NULL ORDER BY id DESC LIMIT 1",
                row -> new DecidedPart(
                        row.getId("id"),
                        row.getDecimal("score"),
                        row.findEnum("grade", Grade.class),
                        row.getDate("answered_on")),
                cycleId,
                subject);
    }

    private GradePart grade(Cycle cycle, Terms terms, Outcome outcome) {
        int percent = Objects.requireNonNull(terms.grading()).percentOf(outcome.pool());
        int graded = (int) database.number(
                "SELECT count(*) FROM outcomes WHERE cycle_id = ? AND pool = ? AND grade IS DISTINCT FROM 'UNDETERMINED'",
                cycle.id(),
                outcome.pool());
        return new GradePart(
                Objects.requireNonNull(outcome.earned()),
                outcome.sanctioned(),
                Objects.requireNonNull(outcome.cap()),
                outcome.pool(),
                graded,
                percent,
                rule.excellentPlaces(percent, graded),
                counts("pool = ? AND earned = 'EXCELLENT' AND cap = 'EXCELLENT'", cycle.id(), outcome.pool()),
                outcome.tied() ? tie(cycle.id(), outcome.pool()) : null,
                outcome.grade());
    }

    /** Names the people whom the caller may see, and counts the others. */
    private @Nullable TiePart tie(UUID cycleId, String pool) {
        return database.find(
                        SQL.text("tie"),
                        row -> new TiePart(
                                row.getInt("tied"),
                                row.getInt("places"),
                                row.getTexts("tie_seen"),
                                row.getTexts("chosen_seen"),
                                row.getText("reason"),
                                row.getText("document_number"),
                                row.getText("decided_by")),
                        cycleId,
                        caller.scope().prefix(),
                        cycleId,
                        pool)
                .orElse(null);
    }

    private RankPart rank(UUID cycleId, Outcome outcome) {
        String peerGroup = Objects.requireNonNull(outcome.peerGroup());
        BigDecimal percentile = Objects.requireNonNull(outcome.percentile());
        Band band = Objects.requireNonNull(outcome.band());
        return new RankPart(
                peerGroup,
                counts("pool = ? AND peer_group = ?", cycleId, outcome.pool(), peerGroup),
                Objects.requireNonNull(outcome.rank()),
                percentile,
                band);
    }

    /** Best first; at most the 10,001 scores that there are. */
    private List<ScoreCount> counts(String condition, Object... arguments) {
        return database.list(
                "SELECT coalesce(decided_score, score) AS score, count(*)::int AS subjects FROM outcomes"
                        + " WHERE cycle_id = ? AND " + condition + " GROUP BY 1 ORDER BY 1 DESC",
                DeriveResult::count,
                arguments);
    }

    private static ScoreCount count(Row row) {
        return new ScoreCount(row.getDecimal("score"), row.getInt("subjects"));
    }
}
