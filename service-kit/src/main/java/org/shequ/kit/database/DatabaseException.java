package org.shequ.kit.database;

import java.sql.SQLException;

/** The database refused; the cause names the constraint, if it was one. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String INTEGRITY_VIOLATION_CLASS = "23";

    DatabaseException(SQLException cause) {
        super(cause);
    }

    /** A constraint was violated: another transaction may have got there first. */
    public boolean isViolation() {
        return getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith(INTEGRITY_VIOLATION_CLASS);
    }
}
