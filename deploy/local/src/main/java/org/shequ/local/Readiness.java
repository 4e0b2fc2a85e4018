package org.shequ.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a program whether it is ready. */
final class Readiness {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

    private Readiness() {}

    static boolean of(String managementUrl) {
        var request = HttpRequest.newBuilder(URI.create(managementUrl + "/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return Client.INSTANCE
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static final class Client {
        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ANSWER_LIMIT)
                .build();
    }
}
