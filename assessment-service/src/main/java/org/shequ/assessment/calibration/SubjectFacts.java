package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.grading.ExcellenceCap.TieDecision;
import org.shequ.assessment.judgement.Facts;
import org.shequ.assessment.judgement.Sanction;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Reads what is on record about the subjects of a cycle, a narrow row each, in the order of the groups that are judged
 * together: no more than one group is ever in memory.
 */
@ApplicationScoped
class SubjectFacts {

    private static final Statements SQL = Statements.of(SubjectFacts.class);

    /** Sanctions that ended before the year are left where they are; which of the others bear on it, the rule says. */
    private static final String FACTS = SQL.text("facts-of-subjects");

    private final Database database;

    SubjectFacts(Database database) {
        this.database = database;
    }

    /**
     * Group after group, in a transaction.
     *
     * @param pool only this one; all when null
     */
    void eachGroup(Cycle cycle, SheetSums sums, @Nullable String pool, Consumer<List<Facts>> action) {
        List<@Nullable Object> arguments = new ArrayList<>(sums.arguments());
        arguments.addAll(Arrays.asList(cycle.id(), cycle.id(), cycle.year(), cycle.id(), cycle.id(), pool, pool));
        database.eachGroup(
                FACTS.formatted(sums.join()),
                row -> facts(row, sums),
                SubjectFacts::together,
                action,
                arguments.toArray());
    }

    private static boolean together(Facts one, Facts other) {
        return one.pool().equals(other.pool()) && Objects.equals(one.peerGroup(), other.peerGroup());
    }

    private static Facts facts(Row row, SheetSums sums) {
        return new Facts(
                row.getText("subject"),
                row.getText("unit_code"),
                row.getText("pool"),
                row.findText("peer_group"),
                sums.of(row),
                booked(row),
                row.findText("vetoes") == null ? List.of() : row.getTexts("vetoes"),
                row.findText("sanctions") == null
                        ? List.of()
                        : row.getTexts("sanctions").stream()
                                .map(SubjectFacts::sanction)
                                .toList(),
                row.findDecimal("decided_score"),
                row.findEnum("decided_grade", Grade.class));
    }

    private static Map<String, BigDecimal> booked(Row row) {
        if (row.findText("indicators") == null) {
            return Map.of();
        }
        List<String> indicators = row.getTexts("indicators");
        List<String> points = row.getTexts("booked");
        Map<String, BigDecimal> booked = new HashMap<>();
        for (int i = 0; i < indicators.size(); i++) {
            booked.put(indicators.get(i), new BigDecimal(points.get(i)));
        }
        return booked;
    }

    private static Sanction sanction(String period) {
        int slash = period.indexOf('/');
        String to = period.substring(slash + 1);
        return new Sanction(LocalDate.parse(period.substring(0, slash)), to.isEmpty() ? null : LocalDate.parse(to));
    }

    /** What was decided about ties, by pool. */
    Map<String, TieDecision> tieDecisions(UUID cycleId, @Nullable String pool) {
        Map<String, TieDecision> decisions = new HashMap<>();
        database.list(
                "SELECT pool, tie, chosen FROM tie_decisions WHERE cycle_id = ? AND (?::text IS NULL OR pool = ?)",
                row -> decisions.put(
                        row.getText("pool"),
                        new TieDecision(new HashSet<>(row.getTexts("tie")), new HashSet<>(row.getTexts("chosen")))),
                cycleId,
                pool,
                pool);
        return decisions;
    }
}
