package org.shequ.acceptance.fault;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.shequ.local.LocalStack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody resigns while an appointment is under way; asked again until the record says so. */
final class Resigning {

    private static final int TRIES = 600;

    private final LocalStack stack;
    private final AppointmentsDone done;
    private final String token;

    Resigning(LocalStack stack, AppointmentsDone done) {
        this.stack = stack;
        this.done = done;
        this.token = stack.token("personnel-clerk", QuotaDistrict.CODE, "clerk-zhou");
    }

    void resign(String person, boolean beforeTheDate) {
        try (var http = HttpClient.newHttpClient()) {
            for (int i = 0; i < TRIES; i++) {
                if (tried(http, person)) {
                    done.resigned(person, beforeTheDate);
                    return;
                }
                Pause.millis(100);
            }
        }
        throw new IllegalStateException("nobody took the resignation of " + person);
    }

    private boolean tried(HttpClient http, String person) {
        var uri = URI.create(stack.gateway() + "/personnel/v1/people/" + person);
        try {
            var present = http.send(request(uri).GET().build(), BodyHandlers.ofString());
            if (present.statusCode() != 200) {
                return false;
            }
            if (status(present).equals("RESIGNED")) {
                return true; // an earlier try had been taken, and only its answer was lost
            }
            var change = request(uri)
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", present.headers().firstValue("ETag").orElseThrow())
                    .method("PATCH", BodyPublishers.ofString("{\"status\":\"RESIGNED\"}"))
                    .build();
            return http.send(change, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String status(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).path("status").asText();
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }
}
