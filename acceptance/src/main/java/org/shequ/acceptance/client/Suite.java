package org.shequ.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The suite as its callers see it: one address, tokens, JSON. */
public final class Suite implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final String gateway;
    private final Map<Actor, String> tokens = new EnumMap<>(Actor.class);
    /** For messages: one of those that came last, where several ask at once. */
    private volatile @Nullable Answer last;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Makes a token for a role, a scope and a subject. */
    @FunctionalInterface
    public interface TokenMaker {
        String token(String role, String scope, String subject);
    }

    /** @param jurisdiction the district that its officers may see */
    public Suite(String gateway, String jurisdiction, TokenMaker maker) {
        this.gateway = gateway;
        for (var actor : Actor.values()) {
            tokens.put(actor, maker.token(actor.role(), actor.scope(jurisdiction), actor.subject()));
        }
    }

    public Answer get(Actor actor, String path) {
        return send(request(actor, path).GET(), "GET " + path);
    }

    /** As a passer-by reads it, without a token. */
    public Answer getInPublic(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(gateway + path))
                        .timeout(CALL_LIMIT)
                        .GET(),
                "GET " + path);
    }

    public Answer put(Actor actor, String path, Object body) {
        return put(actor, path, null, body);
    }

    /** Replaces what the entity tag names. */
    public Answer put(Actor actor, String path, @Nullable String etag, Object body) {
        return send(json(actor, path, etag).PUT(BodyPublishers.ofString(write(body))), "PUT " + path);
    }

    /** Creates or decides, under an idempotency key of its own. */
    public Answer post(Actor actor, String path, Object body) {
        return post(actor, path, null, body);
    }

    /** Moves a resource on from the state that the entity tag names. */
    public Answer post(Actor actor, String path, @Nullable String etag, @Nullable Object body) {
        return post(actor, path, etag, body, UUID.randomUUID());
    }

    /** The same under a key that the caller keeps: what got no answer is asked again with it, and done once. */
    public Answer post(Actor actor, String path, @Nullable String etag, @Nullable Object body, UUID key) {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body));
        var request = json(actor, path, etag).POST(content).header("Idempotency-Key", key.toString());
        return send(request, "POST " + path);
    }

    /** Asks for somebody by what is masked in answers: for a purpose, which stands on record. */
    public Answer lookUp(Actor actor, String path, Object body) {
        return send(
                json(actor, path, null)
                        .header("X-Purpose", "RECORD_KEEPING")
                        .POST(BodyPublishers.ofString(write(body))),
                "POST " + path);
    }

    /** Everything that a list has, page by page. */
    public List<JsonNode> all(Actor actor, String path) {
        var items = new ArrayList<JsonNode>();
        var page = path + (path.contains("?") ? "&" : "?") + "limit=500";
        String cursor = null;
        do {
            var body = get(actor, cursor == null ? page : page + "&cursor=" + cursor)
                    .require(200)
                    .body();
            body.path("items").forEach(items::add);
            cursor = body.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** Hands a CSV in and waits until its job has ended, well or not; answers the job. */
    public JsonNode load(Actor actor, String path, String csv) {
        var request = request(actor, path)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(csv));
        return ended(actor, send(request, "POST " + path));
    }

    /** Waits until the job that was accepted has ended, well or not; answers the job. */
    public JsonNode ended(Actor actor, Answer accepted) {
        var job = URI.create(
                        accepted.require(202).headers().firstValue("Location").orElseThrow())
                .getPath();
        return await(
                "the job of " + accepted.call() + " ends",
                () -> Optional.of(get(actor, job).require(200).body())
                        .filter(view -> List.of("SUCCEEDED", "FAILED", "CANCELLED")
                                .contains(view.path("state").asText())));
    }

    /** Asks again until there is an answer; what comes to pass by events needs a moment. */
    public <T> T await(String what, Supplier<Optional<T>> question) {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new UnexpectedAnswerException(
                        "waited in vain, " + LONGEST_WAIT.toSeconds() + " s, until " + what + "; last answer: " + last);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(Actor actor, String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(CALL_LIMIT)
                .header("Accept-Language", "en")
                .header("Authorization", "Bearer " + tokens.get(actor));
    }

    private HttpRequest.Builder json(Actor actor, String path, @Nullable String etag) {
        var request = request(actor, path).header("Content-Type", "application/json");
        return etag == null ? request : request.header("If-Match", etag);
    }

    private Answer send(HttpRequest.Builder request, String call) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer = new Answer(call, response.statusCode(), response.headers(), read(response));
            last = answer;
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) throws IOException {
        return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
