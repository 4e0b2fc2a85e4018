package org.shequ.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are: clients of libraries would tidy up what these tests are about. */
final class RawHttp {

    private RawHttp() {}

    static String exchange(URL gateway, String head) throws IOException {
        return exchange(gateway, head, new byte[0]);
    }

    /** @param head lines separated by {@code \n}; Host and Connection: close are added */
    static String exchange(URL gateway, String head, byte[] body) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            var lines = head.strip() + "\nHost: gateway\nConnection: close\n\n";
            var out = socket.getOutputStream();
            out.write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
