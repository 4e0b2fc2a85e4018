package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.judgement.AssessmentRule;
import org.shequ.assessment.judgement.Judgement;
import org.shequ.assessment.judgement.Terms;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.kit.database.Database;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Puts the rule to work on outcomes: of a whole cycle from its sheets, of one pool after a decision, or beside them for a
 * simulation. The database adds up sheets, sorts and keeps; what follows from the sums, {@link AssessmentRule} says.
 */
@ApplicationScoped
public class Computation {

    private final Database database;
    private final SubjectFacts subjectFacts;
    private final AssessmentRule rule;

    Computation(Database database, SubjectFacts subjectFacts, AssessmentRule rule) {
        this.database = database;
        this.subjectFacts = subjectFacts;
        this.rule = rule;
    }

    /**
     * Computes all anew from the sheets, in place of what was computed before.
     *
     * @param progress receives how many subjects are judged so far
     * @return how many they are
     */
    int whole(Cycle cycle, SchemeContent content, IntConsumer progress) {
        prepare();
        database.update("DELETE FROM outcomes WHERE cycle_id = ?", cycle.id());
        Terms terms = SchemeTerms.of(cycle, content);
        Shortages shortages = new Shortages();
        OutcomeRows rows = new OutcomeRows(database, cycle.id());
        var decisions = subjectFacts.tieDecisions(cycle.id(), null);
        int[] judged = new int[1];
        subjectFacts.eachGroup(cycle, SheetSums.stored(cycle, content), null, group -> {
            group.forEach(facts -> shortages.look(terms.formula().raterClasses(), facts));
            if (shortages.isEmpty()) {
                rule.judge(terms, group, decisions.get(group.getFirst().pool())).forEach(rows::add);
                rows.insertInto("outcomes", false);
            }
            judged[0] += group.size();
            progress.accept(judged[0]);
        });
        if (!shortages.isEmpty()) {
            throw shortages.refusal();
        }
        rows.insertInto("outcomes", true);
        return judged[0];
    }

    /**
     * Computes one pool anew from the sums that calibration left, as caps and ranks do not reach further: what one
     * decision costs does not grow with the province.
     */
    public void pool(Cycle cycle, SchemeContent content, String pool) {
        if (lacksSums(cycle, pool)) {
            whole(cycle, content, done -> {});
            return;
        }
        OutcomeRows rows = new OutcomeRows(database, cycle.id());
        judge(cycle, content, SheetSums.kept(cycle, content, pool), pool, judgements -> judgements.forEach(rows::add));
        rows.update();
    }

    /** Whether it was computed by a release that kept no sums. */
    private boolean lacksSums(Cycle cycle, @Nullable String pool) {
        return database.exists(
                "SELECT FROM outcomes WHERE cycle_id = ? AND (?::text IS NULL OR pool = ?) AND raters IS NULL LIMIT 1",
                cycle.id(),
                pool,
                pool);
    }

    /** Computes by other terms into the table {@code simulated}, which the transaction's end removes. */
    void simulate(Cycle cycle, SchemeContent other, boolean otherMarks) {
        prepare();
        database.update("CREATE TEMPORARY TABLE simulated (LIKE outcomes) ON COMMIT DROP");
        SheetSums sums = otherMarks || lacksSums(cycle, null)
                ? SheetSums.anew(cycle, other)
                : SheetSums.kept(cycle, other, null);
        OutcomeRows rows = new OutcomeRows(database, cycle.id());
        judge(cycle, other, sums, null, judgements -> {
            judgements.forEach(rows::add);
            rows.insertInto("simulated", false);
        });
        rows.insertInto("simulated", true);
    }

    private void judge(
            Cycle cycle,
            SchemeContent content,
            SheetSums sums,
            @Nullable String pool,
            Consumer<List<Judgement>> action) {
        Terms terms = SchemeTerms.of(cycle, content);
        var decisions = subjectFacts.tieDecisions(cycle.id(), pool);
        subjectFacts.eachGroup(
                cycle,
                sums,
                pool,
                group -> action.accept(
                        rule.judge(terms, group, decisions.get(group.getFirst().pool()))));
    }

    /** For this transaction alone: room for sums and sorts of a province, and no compiling of what runs once. */
    private void prepare() {
        database.update("SET LOCAL work_mem = '128MB'");
        database.update("SET LOCAL jit = off");
    }
}
