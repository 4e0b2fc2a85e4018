package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.database.Row;

import java.sql.SQLException;
import java.util.UUID;

/** A person as personnel-service last told it; {@code unitCode} is the unit of the present primary post. */
public record AssessedPerson(
        UUID personId,
        String personnelNumber,
        String name,
        String status,
        @Nullable String unitCode) {

    static AssessedPerson of(Row row) throws SQLException {
        return new AssessedPerson(
                row.id("person_id"),
                row.text("personnel_number"),
                row.text("name"),
                row.text("status"),
                row.findText("unit_code"));
    }
}
