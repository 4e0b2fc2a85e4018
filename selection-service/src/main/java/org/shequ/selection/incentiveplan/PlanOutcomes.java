package org.shequ.selection.incentiveplan;

import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;
import org.shequ.selection.round.RoundStatus;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Counts what rounds and appointments made of the places of a plan; each list in one statement. */
@ApplicationScoped
public class PlanOutcomes {

    private static final Statements SQL = Statements.of(PlanOutcomes.class);

    /** More rounds or units than any plan has; what is beyond is left out of the lists, never of the totals. */
    private static final int MOST = 1000;

    private final Database database;

    public PlanOutcomes(Database database) {
        this.database = database;
    }

    /** Appointments by how far they have come. */
    record Counts(long underWay, long effected, long rejected) {

        static Counts of(Row row) {
            return new Counts(row.getLong("under_way"), row.getLong("effected"), row.getLong("rejected"));
        }
    }

    record RoundLine(UUID roundId, RoundKind kind, String title, RoundStatus status, int places, Counts counts) {}

    record YearLine(int year, RoundKind kind, Counts counts) {}

    record UnitLine(String unitCode, String unitName, Counts counts) {}

    private static final String COUNTS = SQL.text("counts") + "\n";

    private static final String APPOINTMENTS = SQL.text("appointments-of-a-plan") + "\n";

    /** The rounds that asked the plan for places, oldest first. */
    List<RoundLine> rounds(UUID planId, Scope scope) {
        return database.list(
                "SELECT r.id, r.kind, r.title, r.status, q.places, " + COUNTS + """
                FROM (SELECT round_id, sum(places)::int AS places FROM positions WHERE plan_id = ? GROUP BY round_id) q
                JOIN rounds r ON r.id = q.round_id LEFT JOIN appointments a ON a.round_id = r.id
                WHERE r.jurisdiction >= ? AND r.jurisdiction < ?
                GROUP BY r.id, q.places ORDER BY r.id LIMIT ?""",
                row -> new RoundLine(
                        row.getId("id"),
                        row.getEnum("kind", RoundKind.class),
                        row.getText("title"),
                        row.getEnum("status", RoundStatus.class),
                        row.getInt("places"),
                        Counts.of(row)),
                planId,
                scope.prefix(),
                scope.prefix() + "~",
                MOST);
    }

    /** By the year in which the appointments take effect. */
    List<YearLine> years(UUID planId, Scope scope) {
        return database.list(
                "SELECT extract(year FROM a.effective_on)::int AS year, r.kind, " + COUNTS + APPOINTMENTS
                        + "GROUP BY 1, r.kind ORDER BY 1, r.kind",
                row -> new YearLine(row.getInt("year"), row.getEnum("kind", RoundKind.class), Counts.of(row)),
                planId,
                scope.prefix(),
                scope.prefix() + "~");
    }

    /** By the subdistrict of the unit that the appointment is for. */
    List<UnitLine> units(UUID planId, Scope scope) {
        return database.list(
                "SELECT q.*, coalesce(u.name, q.code) AS name FROM (SELECT left(a.target_unit_code, 9) AS code, "
                        + COUNTS + APPOINTMENTS + "GROUP BY 1 ORDER BY 1 LIMIT ?) q"
                        + " LEFT JOIN known_units u ON u.code = q.code ORDER BY q.code",
                row -> new UnitLine(row.getText("code"), row.getText("name"), Counts.of(row)),
                planId,
                scope.prefix(),
                scope.prefix() + "~",
                MOST);
    }
}
