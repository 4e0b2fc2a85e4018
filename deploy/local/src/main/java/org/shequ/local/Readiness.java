package org.shequ.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a program whether it is ready. */
final class Readiness {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Pattern DOWN =
            Pattern.compile("\"name\"\\s*:\\s*\"([^\"]*)\"\\s*,\\s*\"status\"\\s*:\\s*\"DOWN\"");

    private Readiness() {}

    /** What it lacks: the checks that are down, or an answer; empty when it is ready. */
    static Optional<String> lack(String managementUrl) {
        var request = HttpRequest.newBuilder(URI.create(managementUrl + "/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            var answer = Client.INSTANCE.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.empty() : Optional.of("down: " + down(answer.body()));
        } catch (IOException notYet) {
            return Optional.of("it does not answer yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    /** The names of the checks that are down. */
    private static String down(String health) {
        return DOWN.matcher(health).results().map(found -> found.group(1)).collect(Collectors.joining(", "));
    }

    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER_LIMIT)
                .build();
    }
}
