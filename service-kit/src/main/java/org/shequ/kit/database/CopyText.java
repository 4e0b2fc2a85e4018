package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows in the text form that {@code COPY … FROM STDIN} reads: tabs between values, a line for each row. The server parses
 * them one by one and writes them page by page; the same rows as arrays through {@code unnest} cost it about three times
 * as much.
 */
final class CopyText {

    private CopyText() {}

    /** @return rows written */
    static long copy(Connection connection, String table, String columns, Bulk bulk) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " (" + columns + ") FROM STDIN", new StringReader(text(bulk)));
        } catch (IOException impossible) {
            throw new IllegalStateException("text could not be read from memory", impossible);
        }
    }

    static String text(Bulk bulk) {
        var text = new StringBuilder(bulk.size() * 256);
        var columns = bulk.columns();
        for (int row = 0; row < bulk.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (column > 0) {
                    text.append('\t');
                }
                append(text, Bulk.text(columns.get(column).values()[row]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable String value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
