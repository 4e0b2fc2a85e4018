package org.shequ.selection.policy;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.database.Database;
import org.shequ.selection.vocabulary.RoundKind;
import org.shequ.selection.vocabulary.Stage;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

/** The versions of the round policies. */
@ApplicationScoped
public class RoundPolicies {

    private final Database database;

    public RoundPolicies(Database database) {
        this.database = database;
    }

    /** The policy in force on a day: the highest version that is valid by then. */
    public RoundPolicy inForce(RoundKind kind, LocalDate day) {
        return database.find(
                        """
                        SELECT * FROM round_policies WHERE kind = ? AND valid_from <= ?
                        ORDER BY version DESC LIMIT 1""",
                        row -> new RoundPolicy(
                                row.constant(RoundKind.class, "kind"),
                                row.integer("version"),
                                row.texts("stages").stream().map(Stage::valueOf).toList(),
                                row.integer("opening_ratio"),
                                row.integer("interview_ratio"),
                                row.integer("written_percent"),
                                row.decimal("bonus_cap"),
                                row.integer("notice_days"),
                                row.constant(DayKind.class, "notice_day_kind"),
                                row.integer("reserve_months"),
                                row.integer("line_valid_months"),
                                row.integer("reservation_days")),
                        kind,
                        day)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
