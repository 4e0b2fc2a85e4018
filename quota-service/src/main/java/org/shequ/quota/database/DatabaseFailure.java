package org.shequ.quota.database;

import java.sql.SQLException;

/** A statement that the database refused; the cause names the constraint. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
