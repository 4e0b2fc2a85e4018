package org.shequ.acceptance.fault;

import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.client.Suite;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One office that takes places, locks, confirms and gives back, at random by its own seed. What gets no answer, or one
 * that says nothing definite, is asked again with the same key until it does: that is the contract of the interface.
 */
final class PlaceClient {

    private static final String PATH = "/quota/v1/place-requests";
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_IN_HAND = 6;

    private final Suite suite;
    private final List<String> communities;
    private final Random random;
    private final BooleanSupplier goesOn;
    private final List<Acknowledged> inHand = new ArrayList<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long refused;
    private long askedAgain;

    PlaceClient(Suite suite, List<String> communities, long seed, BooleanSupplier goesOn) {
        this.suite = suite;
        this.communities = communities;
        this.random = new Random(seed);
        this.goesOn = goesOn;
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Definite refusals: not vacant, expired meanwhile. */
    long refused() {
        return refused;
    }

    /** Calls whose outcome was unknown. */
    long askedAgain() {
        return askedAgain;
    }

    void run() {
        while (goesOn.getAsBoolean()) {
            step();
        }
    }

    private void step() {
        if (inHand.isEmpty() || inHand.size() < MOST_IN_HAND && random.nextInt(3) == 0) {
            reserve();
            return;
        }
        var one = inHand.remove(random.nextInt(inHand.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> move(one, "/lock", Map.of());
            case 2 -> move(one, "/confirmation", confirmation(one));
            default -> move(one, "/return", Map.of());
        }
    }

    private static Map<String, Object> confirmation(Acknowledged one) {
        var locked = one.firstIn("LOCKED");
        return Map.of(
                "placeId",
                locked.isEmpty() ? one.places().keySet().iterator().next() : locked,
                "personId",
                UUID.randomUUID(),
                "effectiveOn",
                "2026-07-01");
    }

    private void reserve() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "unitCode",
                communities.get(random.nextInt(communities.size())),
                "places",
                1 + random.nextInt(3),
                "documentNumber",
                "崇人社〔2026〕7号"));
        if (random.nextInt(3) == 0) {
            // short enough to end while the load goes on, and sometimes before it is locked
            body.put(
                    "expiresAt",
                    Instant.now().plusMillis(200L + random.nextInt(2000)).toString());
        }
        keep(definite(PATH, null, body));
    }

    private void move(Acknowledged one, String step, Map<String, Object> body) {
        var answer = definite(
                PATH + "/" + one.request() + step, "\"" + one.version() + "\"", step.equals("/lock") ? null : body);
        if (!keep(answer)) {
            look(one);
        }
    }

    /** The request has moved on by itself: a hold has expired. Or the step was none for its state. */
    private void look(Acknowledged one) {
        var present =
                Acknowledged.of(readUntilAnswered(PATH + "/" + one.request()).body());
        if (present.inHand()) {
            inHand.add(present);
        }
    }

    private boolean keep(Answer answer) {
        if (!answer.ok()) {
            refused++;
            return false;
        }
        var known = Acknowledged.of(answer.body());
        acknowledged.add(known);
        if (known.inHand()) {
            inHand.add(known);
        }
        return true;
    }

    private Answer definite(String path, @Nullable String etag, @Nullable Object body) {
        var key = UUID.randomUUID();
        while (true) {
            try {
                var answer = suite.post(Actor.DRAFTER, path, etag, body, key);
                if (isDefinite(answer)) {
                    return answer;
                }
            } catch (UncheckedIOException noAnswer) {
                pause();
            }
            askedAgain++;
            pause();
        }
    }

    private Answer readUntilAnswered(String path) {
        while (true) {
            try {
                var answer = suite.get(Actor.DRAFTER, path);
                if (answer.ok()) {
                    return answer;
                }
            } catch (UncheckedIOException noAnswer) {
                pause();
            }
            pause();
        }
    }

    /** Another request with the key may be in flight still: its outcome is not known either. */
    private static boolean isDefinite(Answer answer) {
        if (answer.status() == 409) {
            return answer.code().equals("VACANCY_INSUFFICIENT") || answer.code().equals("PLACES_NOT_THERE");
        }
        if (answer.ok() || answer.status() == 412) {
            return true;
        }
        if (answer.status() < 500 && answer.status() != 429) {
            throw new IllegalStateException(answer.call() + " answered " + answer.status() + " " + answer.body());
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
