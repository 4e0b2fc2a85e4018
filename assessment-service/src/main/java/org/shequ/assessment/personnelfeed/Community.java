package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.database.Row;

import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A community or village as personnel-service last told it.
 *
 * @param validTo exclusive; null while it lasts
 */
public record Community(
        String code,
        String name,
        String kind,
        String status,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    static Community of(Row row) throws SQLException {
        return new Community(
                row.text("code"),
                row.text("name"),
                row.text("kind"),
                row.text("status"),
                row.date("valid_from"),
                row.findDate("valid_to"));
    }

    /** A community is first assessed for the year after the one in which it was formed. */
    public boolean couldBeAssessedIn(int year) {
        return validFrom.getYear() < year;
    }
}
