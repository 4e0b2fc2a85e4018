package org.shequ.acceptance.load;

import org.shequ.local.LocalException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What Debian's wrk saw.
 *
 * @param refused answers other than 2xx and 3xx
 * @param broken connections that could not be made, broke or timed out
 */
public record Wrk(double perSecond, double p99Millis, double p999Millis, long refused, long broken) {
    private static final String REPORT = """
            done = function(summary, latency, requests)
              io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration,
                latency:percentile(99), latency:percentile(99.9), summary.errors.status,
                summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
            end
            """;

    /** In turn; put together once, so that the requests cost wrk no more than one would. */
    private static final String TURNS = """
            local requests, turn = {}, 0
            init = function(args)
              for path in io.lines("%s") do requests[#requests + 1] = wrk.format("GET", path) end
            end
            request = function()
              turn = turn %% #requests + 1
              return requests[turn]
            end
            """;

    /** How callers come. */
    public enum Manner {
        /** One request after the other over a connection that is kept. */
        KEPT,
        /** A connection for every request. */
        ONE_EACH,
        /** As kept, but with thought between: all together ask some 6,000 times a second, however fast they are answered. */
        PACED
    }

    /** Before each request of a connection, in milliseconds. */
    private static final String THOUGHT = """
            delay = function() return %d end
            """;

    private static final int PACED_TOGETHER = 8; // a millisecond

    public static Wrk run(Path home, int connections, int seconds, Manner manner, String url, String token) {
        var text =
                manner == Manner.PACED ? REPORT + THOUGHT.formatted(Math.max(1, connections / PACED_TOGETHER)) : REPORT;
        return run(home, text, connections, seconds, manner != Manner.ONE_EACH, url, token);
    }

    /**
     * Over connections that are kept.
     *
     * @param server {@code http://127.0.0.1:8080}
     * @param paths with their queries, asked for in turn
     */
    public static Wrk run(Path home, int connections, int seconds, String server, List<String> paths, String token) {
        try {
            var list = Files.write(home.resolve("paths.txt"), paths);
            return run(home, TURNS.formatted(list) + REPORT, connections, seconds, true, server, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wrk run(
            Path home, String text, int connections, int seconds, boolean keepAlive, String url, String token) {
        try {
            var script = Files.writeString(home.resolve("script.lua"), text);
            var command = new ArrayList<>(List.of(
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--timeout",
                    "5s",
                    "-s",
                    script.toString()));
            command.addAll(List.of("-H", "Authorization: Bearer " + token));
            if (!keepAlive) {
                command.addAll(List.of("-H", "Connection: close"));
            }
            command.add(url);
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .filter(line -> line.startsWith("RESULT "))
                    .findFirst()
                    .map(Wrk::parse)
                    .orElseThrow(() -> new LocalException("wrk: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Wrk parse(String line) {
        var figures = line.split(" ", -1);
        return new Wrk(
                Double.parseDouble(figures[1]) / (Double.parseDouble(figures[2]) / 1e6),
                Double.parseDouble(figures[3]) / 1e3,
                Double.parseDouble(figures[4]) / 1e3,
                Long.parseLong(figures[5]),
                Long.parseLong(figures[6]));
    }
}
