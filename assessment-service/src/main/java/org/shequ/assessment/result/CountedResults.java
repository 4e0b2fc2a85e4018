package org.shequ.assessment.result;

import org.shequ.kit.database.Statements;

/**
 * Which results count for whom, as a WITH clause. A person's are those of the own record and of every record that was
 * merged into it. Where these say the same of a year it is one fact, and the person's own stands for it; where they
 * contradict each other none counts until it is decided which, about exactly these versions.
 *
 * <p>{@code OFFSET 0} keeps the results looked up one by one: while a job writes them the planner does not know how many
 * there are, and would read the table once per subject. The clause needs a relation {@code wanted (subject_kind, subject)} before it; for a record that was merged into another
 * nothing counts. It ends in {@code held} (everything, with {@code counts}) and {@code counted}. {@code person} is whom a row
 * counts for, {@code subject} the record that it was decided for, {@code rivals} what a decision is about.
 */
public final class CountedResults {

    /** Of the subjects in {@code wanted}. */
    public static final String SQL = Statements.of(CountedResults.class).text("counted-results") + "\n";

    /** Keeps rows {@code r} of results that count for nobody out of tables and figures; begins with WITH. */
    public static final String ALL_MERGED = """
            WITH wanted AS (SELECT DISTINCT 'PERSON' AS subject_kind, person_id AS subject FROM merged_records),
            """ + SQL;

    public static final String COUNTS = " NOT EXISTS (SELECT FROM held h WHERE NOT h.counts AND h.subject = r.subject"
            + " AND h.year = r.year AND r.subject_kind = 'PERSON')";

    private CountedResults() {}
}
