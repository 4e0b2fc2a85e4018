package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The probations that wait for a decision. */
@ApplicationScoped
public class Probations {

    private static final Statements SQL = Statements.of(Probations.class);

    private final Database database;

    public Probations(Database database) {
        this.database = database;
    }

    record Line(
            UUID appointmentId,
            UUID roundId,
            RoundKind roundKind,
            UUID personId,
            String name,
            String unitCode,
            LocalDate effectiveOn,
            LocalDate probationUntil) {}

    /** Of appointments that took effect, under a unit, by last day. */
    List<Line> page(
            String unitPrefix,
            @Nullable LocalDate dueBy,
            @Nullable UUID personId,
            @Nullable LocalDate afterDay,
            @Nullable UUID afterId,
            int limit) {
        return database.list(
                SQL.text("list-probations"),
                row -> new Line(
                        row.getId("id"),
                        row.getId("round_id"),
                        row.getEnum("round_kind", RoundKind.class),
                        row.getId("person_id"),
                        row.getText("name"),
                        row.getText("target_unit_code"),
                        row.getDate("effective_on"),
                        row.getDate("probation_until")),
                unitPrefix,
                unitPrefix + "~",
                dueBy,
                dueBy,
                personId,
                personId,
                afterDay,
                afterDay,
                afterId,
                limit);
    }
}
