package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;

import java.time.LocalDate;

/**
 * A community or village, by the latest event of personnel-service.
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

    static Community of(Row row) {
        return new Community(
                row.getText("code"),
                row.getText("name"),
                row.getText("kind"),
                row.getText("status"),
                row.getDate("valid_from"),
                row.findDate("valid_to"));
    }

    /** A community is first assessed for the year after the one in which it was formed. */
    public boolean couldBeAssessedIn(int year) {
        return validFrom.getYear() < year;
    }
}
