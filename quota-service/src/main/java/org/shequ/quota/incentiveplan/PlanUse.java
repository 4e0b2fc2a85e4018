package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;

import java.util.ArrayList;
import java.util.List;

/**
 * What is used of a plan, by its account.
 *
 * @param used places of those who entered
 * @param entries those who entered, by year and kind of round
 * @param version of the account; a plan's answer changes with it
 */
record PlanUse(int used, int reserved, int left, long version, List<Entries> entries) {

    /** Of a plan that has no account yet. */
    static final PlanUse NONE = new PlanUse(0, 0, 0, 0, List.of());

    /** How many entered in one year by one kind of round. */
    record Entries(int year, String roundKind, int people) {}

    static PlanUse read(Row row) {
        return new PlanUse(
                row.getInt("occupied"),
                row.getInt("reserved"),
                row.getInt("left_over"),
                row.getLong("version"),
                entries(row.findText("entries")));
    }

    /** The entries come as one text, "2023:INSTITUTION:4 2024:CIVIL_SERVICE:1", so that a page is one statement. */
    private static List<Entries> entries(@Nullable String text) {
        var entries = new ArrayList<Entries>();
        if (text != null) {
            for (var part : text.split(" ", -1)) {
                var fields = part.split(":", -1);
                entries.add(new Entries(Integer.parseInt(fields[0]), fields[1], Integer.parseInt(fields[2])));
            }
        }
        return entries;
    }
}
