package org.shequ.acceptance.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads HTTP/1.1 messages from a connection, with as little work as a benchmark's other end can do. */
final class HttpStream {
    private static final int LONGEST_HEAD = 32 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_HEAD];
    private int from;
    private int to;

    HttpStream(InputStream in) {
        this.in = in;
    }

    /** The head of the next message with its empty line; empty when the other side has closed between two. */
    String head() throws IOException {
        var end = endOfHead();
        while (end < 0) {
            if (!fill()) {
                if (from == to) {
                    return "";
                }
                throw new EOFException("closed in a head");
            }
            end = endOfHead();
        }
        var head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end;
        return head;
    }

    private int endOfHead() {
        for (var i = from; i + 3 < to; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /** Reads over the body that the head announces; how many bytes it had. */
    long skipBody(String head) throws IOException {
        var length = field(head, "content-length");
        if (!length.isEmpty()) {
            var bytes = Long.parseLong(length);
            skip(bytes);
            return bytes;
        }
        return field(head, "transfer-encoding").isEmpty() ? 0 : skipChunks();
    }

    private long skipChunks() throws IOException {
        long bytes = 0;
        while (true) {
            var size = Integer.parseInt(line().strip(), 16);
            skip(size + 2L);
            if (size == 0) {
                return bytes;
            }
            bytes += size;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (from == to && !fill()) {
            throw new EOFException("closed in a body");
        }
        return buffer[from++];
    }

    private void skip(long bytes) throws IOException {
        for (var left = bytes; left > 0; ) {
            if (from == to && !fill()) {
                throw new EOFException("closed in a body");
            }
            var step = (int) Math.min(left, to - from);
            from += step;
            left -= step;
        }
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == buffer.length) {
            if (from == 0) {
                throw new IOException("a head longer than " + LONGEST_HEAD);
            }
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        var read = in.read(buffer, to, buffer.length - to);
        if (read < 0) {
            return false;
        }
        to += read;
        return true;
    }

    /** @param name in small letters, as the head is searched */
    static String field(String head, String name) {
        var at = head.toLowerCase(java.util.Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        var begin = at + name.length() + 3;
        return head.substring(begin, head.indexOf("\r\n", begin)).strip();
    }
}
