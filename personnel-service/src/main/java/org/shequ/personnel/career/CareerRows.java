package org.shequ.personnel.career;

import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.Row;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Identity;
import org.shequ.personnel.career.timeline.ReserveMembership;
import org.shequ.personnel.vocabulary.Period;

/** Careers as the tables hold them. */
final class CareerRows {

    static final String HELD = "id, revision, person_id, lower(held) AS held_from, upper(held) AS held_to,"
            + " from_month, to_month, order_number, appointment_id, recorded_from";
    static final String ASSIGNMENT = HELD + ", unit_code, post, is_primary, end_reason";
    static final String IDENTITY = HELD + ", kind";

    private CareerRows() {}

    private static Period held(Row row) {
        return new Period(
                row.getDate("held_from"),
                row.findDate("held_to"),
                row.findMonth("from_month"),
                row.findMonth("to_month"));
    }

    static Assignment assignment(Row row) {
        return new Assignment(
                row.getId("id"),
                row.getInt("revision"),
                row.getText("unit_code"),
                row.getEnum("post", Post.class),
                row.getBoolean("is_primary"),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"),
                row.findText("end_reason"));
    }

    static Identity identity(Row row) {
        return new Identity(
                row.getId("id"),
                row.getInt("revision"),
                row.getEnum("kind", TenureKind.class),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"));
    }

    static ReserveMembership reserveMembership(Row row) {
        return new ReserveMembership(
                row.getId("id"),
                row.getInt("revision"),
                held(row),
                row.findText("order_number"),
                row.findId("appointment_id"));
    }
}
