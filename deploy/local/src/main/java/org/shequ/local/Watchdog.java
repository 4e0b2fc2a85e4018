package org.shequ.local;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Stops our children when this JVM can no longer do it itself, because it was killed: a small shell that holds the
 * other end of a pipe. The pipe closes when the JVM ends, however it ends; whoever is still listed then is signalled,
 * and killed ten seconds later.
 */
final class Watchdog {
    static final Watchdog INSTANCE = new Watchdog();

    /** Lines are {@code + SIGNAL pid} and {@code - pid}. Deaf to the terminal's Ctrl-C, which reaches all of us. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            children=
            while read -r act signal pid; do
              if [ "$act" = + ]; then
                children="$children $signal:$pid"
              else
                rest=
                for child in $children; do
                  [ "${child#*:}" = "$signal" ] || rest="$rest $child"
                done
                children=$rest
              fi
            done
            [ -n "$children" ] || exit 0
            for child in $children; do kill -s "${child%%:*}" "${child#*:}" 2>/dev/null; done
            tries=0
            while [ $tries -lt 40 ]; do
              alive=
              for child in $children; do kill -0 "${child#*:}" 2>/dev/null && alive=yes; done
              [ -n "$alive" ] || exit 0
              tries=$((tries + 1))
              sleep 0.25
            done
            for child in $children; do kill -s KILL "${child#*:}" 2>/dev/null; done
            """;

    private @Nullable Writer pipe;

    private Watchdog() {}

    /** How a child is asked to end: PostgreSQL takes INT for a fast shutdown, everyone else TERM. */
    enum Signal {
        TERM,
        INT
    }

    synchronized void watch(long pid, Signal signal) {
        send("+ " + signal + " " + pid);
    }

    synchronized void forget(long pid) {
        send("- " + pid);
    }

    private void send(String line) {
        try {
            if (pipe == null) {
                pipe = new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .outputWriter(StandardCharsets.US_ASCII);
            }
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the watchdog is gone", e);
        }
    }
}
