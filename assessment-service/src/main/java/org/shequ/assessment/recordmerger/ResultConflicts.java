package org.shequ.assessment.recordmerger;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.result.CountedResults;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Years about which the records of one person contradict each other. */
@ApplicationScoped
class ResultConflicts {

    private static final Statements SQL = Statements.of(ResultConflicts.class);

    private static final String LINES = CountedResults.SQL + SQL.text("conflicting-results") + "\n";

    private static final String ALL =
            "WITH wanted AS (SELECT DISTINCT 'PERSON' AS subject_kind, person_id AS subject FROM merged_records), "
                    + LINES;

    private static final String ONE =
            "WITH wanted AS (SELECT 'PERSON' AS subject_kind, ?::text AS subject), " + CountedResults.SQL + """
            SELECT h.*, d.chosen, d.reason AS decided_because, d.document_number, d.decided_by, d.decided_at
            FROM held h LEFT JOIN merger_decisions d ON d.id = h.decision
            WHERE h.year = ? AND h.told > 1 AND NOT h.alike ORDER BY h.subject
            """;

    private final Database database;

    ResultConflicts(Database database) {
        this.database = database;
    }

    /** What one record says of the year. */
    record Held(
            UUID recordId,
            int version,
            Grade grade,
            @Nullable BigDecimal score,
            @Nullable String unitCode,
            String origin,
            LocalDate finalOn) {

        /** As decisions name it. */
        String named() {
            return recordId + "/" + version;
        }
    }

    record Decision(UUID id, UUID chosen, String reason, String documentNumber, String decidedBy, Instant decidedAt) {}

    record Conflict(
            UUID personId,
            int year,
            List<Held> results,
            @Nullable Decision decision) {

        private Conflict with(Decision made) {
            return new Conflict(personId, year, results, made);
        }
    }

    private record Line(
            UUID person, int year, Held held, @Nullable Decision decision) {}

    /** By person and year. */
    List<Conflict> list(
            boolean decided, Scope scope, @Nullable String afterPerson, @Nullable String afterYear, int limit) {
        return united(database.list(
                ALL,
                ResultConflicts::line,
                scope.prefix(),
                decided,
                afterPerson == null ? "" : afterPerson,
                afterYear == null ? 0 : Integer.parseInt(afterYear),
                limit));
    }

    Optional<Conflict> find(UUID person, int year) {
        return united(database.list(ONE, ResultConflicts::line, person, year)).stream()
                .findFirst();
    }

    private static Line line(Row row) {
        UUID decision = row.findId("decision");
        return new Line(
                UUID.fromString(row.getText("person")),
                row.getInt("year"),
                new Held(
                        UUID.fromString(row.getText("subject")),
                        row.getInt("version"),
                        row.getEnum("grade", Grade.class),
                        row.findDecimal("score"),
                        row.findText("unit_code"),
                        row.getText("origin"),
                        row.getDate("final_on")),
                decision == null
                        ? null
                        : new Decision(
                                decision,
                                UUID.fromString(row.getText("chosen")),
                                row.getText("decided_because"),
                                row.getText("document_number"),
                                row.getText("decided_by"),
                                row.getInstant("decided_at")));
    }

    private static List<Conflict> united(List<Line> lines) {
        Map<String, List<Line>> byYear = new LinkedHashMap<>();
        for (Line line : lines) {
            byYear.computeIfAbsent(line.person() + "/" + line.year(), key -> new ArrayList<>())
                    .add(line);
        }
        return byYear.values().stream()
                .map(of -> new Conflict(
                        of.getFirst().person(),
                        of.getFirst().year(),
                        of.stream().map(Line::held).toList(),
                        of.getFirst().decision()))
                .toList();
    }

    /** @return the conflict as it stands decided */
    Conflict keep(Conflict conflict, Decision made) {
        Decision standing = conflict.decision();
        database.update(
                "INSERT INTO merger_decisions (id, person_id, year, decided_about, chosen, replaces, reason,"
                        + " document_number, decided_by, decided_at) VALUES (?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?)",
                made.id(),
                conflict.personId().toString(),
                conflict.year(),
                conflict.results().stream().map(Held::named).toList(),
                made.chosen().toString(),
                standing == null ? null : standing.id(),
                made.reason(),
                made.documentNumber(),
                made.decidedBy(),
                made.decidedAt());
        return conflict.with(made);
    }
}
