package org.shequ.personnel.person;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.shequ.kit.database.Database;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets long reads see the database as it was at one instant. */
@ApplicationScoped
class Snapshot {

    private static final int SECONDS = 3_600;

    private final Database database;

    Snapshot(Database database) {
        this.database = database;
    }

    /** Everything that the work reads is of the instant at which it begins. */
    void run(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> {
            database.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            work.run();
        });
    }

    /** Writes that are kept although the reads come to nothing, in a transaction of their own. */
    void outside(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
