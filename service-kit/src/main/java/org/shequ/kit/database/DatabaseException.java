package org.shequ.kit.database;

import java.sql.SQLException;

/** The database refused; the cause names the constraint, if it was one. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
