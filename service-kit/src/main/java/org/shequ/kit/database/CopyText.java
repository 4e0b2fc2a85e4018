package org.shequ.kit.database;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows in the text form that {@code COPY … FROM STDIN} reads: tabs between values, a line for each row. It is sent piece by
 * piece, so the server takes up the first rows while the last are still written. The same rows as arrays through
 * {@code unnest} cost the server about three times as much.
 */
final class CopyText {

    private static final int PIECE = 64 * 1024;
    private static final char ASCII_END = 0x80;

    private final CopyIn to;
    private final byte[] piece = new byte[PIECE];
    private int length;

    private CopyText(CopyIn to) {
        this.to = to;
    }

    static void copy(Connection connection, String table, String columns, Bulk bulk) throws SQLException {
        var to = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " (" + columns + ") FROM STDIN WITH (ENCODING 'UTF8')");
        try {
            new CopyText(to).write(bulk);
            to.endCopy();
        } finally {
            if (to.isActive()) {
                to.cancelCopy();
            }
        }
    }

    private void write(Bulk bulk) throws SQLException {
        List<Bulk.Column> columns = bulk.columns();
        for (int row = 0; row < bulk.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (column > 0) {
                    put((byte) '\t');
                }
                write(Bulk.text(columns.get(column).values()[row]));
            }
            put((byte) '\n');
        }
        to.writeToCopy(piece, 0, length);
    }

    private void write(@Nullable String value) throws SQLException {
        if (value == null) {
            put((byte) '\\');
            put((byte) 'N');
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ASCII_END) {
                for (byte b : value.substring(i).getBytes(StandardCharsets.UTF_8)) {
                    escape(b);
                }
                return;
            }
            escape((byte) c); // figures and codes need no array of bytes of their own
        }
    }

    private void escape(byte b) throws SQLException {
        char control = switch (b) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
        if (control == 0) {
            put(b);
        } else {
            put((byte) '\\');
            put((byte) control);
        }
    }

    private void put(byte b) throws SQLException {
        if (length == PIECE) {
            to.writeToCopy(piece, 0, length);
            length = 0;
        }
        piece[length++] = b;
    }
}
