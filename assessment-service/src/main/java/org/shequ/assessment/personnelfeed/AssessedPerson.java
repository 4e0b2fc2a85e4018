package org.shequ.assessment.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;

import java.util.UUID;

/**
 * A person, by the latest events of personnel-service.
 *
 * @param unitCode the unit of the present primary post
 * @param lastUnit the same, or of whoever has left the unit of the last primary post: whose scope the person's record lies in
 */
public record AssessedPerson(
        UUID personId,
        String personnelNumber,
        String name,
        String status,
        @Nullable String unitCode,
        @Nullable String lastUnit) {

    static AssessedPerson of(Row row) {
        return new AssessedPerson(
                row.getId("person_id"),
                row.getText("personnel_number"),
                row.getText("name"),
                row.getText("status"),
                row.findText("unit_code"),
                row.findText("last_unit"));
    }
}
