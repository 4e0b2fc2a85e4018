package org.shequ.selection.policy;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
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
                                row.getEnum("kind", RoundKind.class),
                                row.getInt("version"),
                                row.getTexts("stages").stream()
                                        .map(Stage::valueOf)
                                        .toList(),
                                row.getInt("opening_ratio"),
                                row.getInt("interview_ratio"),
                                row.getInt("written_percent"),
                                row.getDecimal("bonus_cap"),
                                row.getInt("notice_days"),
                                row.getEnum("notice_day_kind", DayKind.class),
                                row.getInt("reserve_months"),
                                row.getInt("line_valid_months"),
                                row.getInt("reservation_days")),
                        kind,
                        day)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
