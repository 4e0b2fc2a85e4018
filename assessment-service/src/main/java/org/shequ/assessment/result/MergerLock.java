package org.shequ.assessment.result;

import org.shequ.kit.database.Database;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whoever tells results and whoever changes which records are one person do not run beside each other: neither sees what
 * the other has not committed, and a result would be published about nobody. Held until the transaction ends; taken before the
 * results are read.
 */
@ApplicationScoped
public class MergerLock {

    private final Database database;

    MergerLock(Database database) {
        this.database = database;
    }

    /** For whoever tells results. */
    void whileTelling() {
        take("pg_advisory_xact_lock_shared");
    }

    /** For whoever changes whom results count for. */
    public void whileChanging() {
        take("pg_advisory_xact_lock");
    }

    private void take(String lock) {
        database.list("SELECT " + lock + "(hashtextextended('merged-records', 0))", row -> true);
    }
}
