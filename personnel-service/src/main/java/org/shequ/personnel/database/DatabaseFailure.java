package org.shequ.personnel.database;

import java.sql.SQLException;

/** A statement that the database refused; the cause names the constraint. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String INTEGRITY_VIOLATION_CLASS = "23";

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** A constraint was violated: another transaction may have got there first. */
    public boolean isViolation() {
        return getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith(INTEGRITY_VIOLATION_CLASS);
    }
}
