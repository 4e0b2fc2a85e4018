package org.shequ.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Looks at TCP ports of this machine. */
public final class Ports {
    private static final int CONNECT_MILLIS = 200;
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 18_000;
    private static final int TRIES = 100;

    private Ports() {}

    /**
     * A port that nobody listens on at this moment, by lot from below those that the system gives to connections of its
     * own: one of these could be taken by anybody before it is listened on.
     */
    public static int free() {
        for (var tried = 0; tried < TRIES; tried++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!taken(port)) {
                return port;
            }
        }
        throw new LocalException("no free port from " + LOWEST + " to " + HIGHEST);
    }

    /** Whether anybody listens on the port, on any local address. */
    public static boolean taken(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyAnswers) {
            return !bindable(port);
        }
    }

    private static boolean bindable(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port in TIME_WAIT is not in use
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
