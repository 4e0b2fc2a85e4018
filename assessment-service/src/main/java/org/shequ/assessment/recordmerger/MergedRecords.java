package org.shequ.assessment.recordmerger;

import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

/** The records that were merged into others, by the latest event about each. */
@ApplicationScoped
class MergedRecords {

    private static final Statements SQL = Statements.of(MergedRecords.class);

    private static final String RELATED = SQL.text("related-records") + "\n";

    private final Database database;

    MergedRecords(Database database) {
        this.database = database;
    }

    /** Every record that is linked to this one, itself included. */
    Set<String> related(String record) {
        return new TreeSet<>(
                database.list(RELATED + "SELECT record FROM related", row -> row.getText("record"), record));
    }

    void merge(String record, String into, String orderNumber) {
        database.update("""
                INSERT INTO merged_records (record_id, merged_into, person_id, order_number) VALUES (?, ?, ?, ?)
                ON CONFLICT (record_id) DO UPDATE SET merged_into = excluded.merged_into,
                    order_number = excluded.order_number
                """, record, into, into, orderNumber);
    }

    void separate(String record) {
        database.update("DELETE FROM merged_records WHERE record_id = ?", record);
    }

    /** Finds anew whom these records count for. */
    void settle(Set<String> records) {
        Map<String, String> into = new HashMap<>();
        database.list(
                "SELECT record_id, merged_into FROM merged_records WHERE record_id = ANY (?::text[])",
                row -> into.put(row.getText("record_id"), row.getText("merged_into")),
                records);
        Lineage lineage = new Lineage(into);
        database.updateEach("UPDATE merged_records SET person_id = ? WHERE record_id = ?", into.keySet(), record ->
                new Object[] {lineage.personOf(record), record});
    }

    boolean anyResults(Set<String> records) {
        return database.exists(
                "SELECT FROM results WHERE subject_kind = 'PERSON' AND subject = ANY (?::text[]) LIMIT 1", records);
    }
}
