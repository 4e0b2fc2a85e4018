package org.shequ.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** One connection, byte by byte: it may stop sending, be reset, or carry more than one request. */
final class RawConnection implements AutoCloseable {

    private final Socket socket;

    RawConnection(URL gateway) throws IOException {
        socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(10_000);
    }

    /** @param text lines separated by {@code \n} */
    RawConnection send(String text) throws IOException {
        return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The head of the next answer. */
    String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    void skip(int bytes) throws IOException {
        socket.getInputStream().readNBytes(bytes);
    }

    /** All until the other side closes. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** How many bytes still come until the other side closes, well or not. */
    long drain() throws IOException {
        var buffer = new byte[64 * 1024];
        long bytes = 0;
        try {
            for (var n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                bytes += n;
            }
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException reset) {
            return bytes;
        }
        return bytes;
    }

    /** What comes within so many milliseconds; the connection may stay open. */
    String within(int millis) throws IOException {
        var text = new StringBuilder();
        socket.setSoTimeout(millis);
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                text.append((char) next);
            }
        } catch (SocketTimeoutException enough) {
            return text.toString();
        }
        return text.toString();
    }

    /** Away without a farewell. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
