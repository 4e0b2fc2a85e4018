package org.shequ.acceptance.fault;

import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.client.Suite;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Calls a suite whose machines die: what gets no answer, or one that says nothing definite, is asked again with the same
 * key until it does. Some of what was answered well is asked once more all the same: the answer must be the same.
 */
final class Insistent {

    private static final long PAUSE_MILLIS = 100;
    private static final long MOST_SECONDS = 120;

    private final Suite suite;
    private final Random random;
    private final AtomicLong askedAgain = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final List<String> otherwise = Collections.synchronizedList(new ArrayList<>());

    Insistent(Suite suite, long seed) {
        this.suite = suite;
        this.random = new Random(seed);
    }

    /** Calls whose outcome was unknown. */
    long askedAgain() {
        return askedAgain.get();
    }

    /** Answered commands that were sent once more with their key. */
    long repeated() {
        return repeated.get();
    }

    /** 10: commands that were answered otherwise the second time. */
    List<String> otherwise() {
        return List.copyOf(otherwise);
    }

    Answer get(Actor actor, String path) {
        return definite("GET " + path, () -> suite.get(actor, path));
    }

    /** Creates something; answers the success or the definite refusal. */
    Answer create(Actor actor, String path, Object body) {
        return command(actor, path, null, body);
    }

    /** Moves a resource on from its present state, which may have moved meanwhile. */
    Answer step(Actor actor, String resource, String step, @Nullable Object body) {
        while (true) {
            var etag = get(actor, resource).require(200).etag();
            var answer = command(actor, resource + step, etag, body);
            if (answer.status() != 412) {
                return answer;
            }
        }
    }

    Answer replace(Actor actor, String resource, String part, Object body) {
        while (true) {
            var etag = get(actor, resource).require(200).etag();
            var answer = definite("PUT " + part, () -> suite.put(actor, resource + part, etag, body));
            if (answer.status() != 412) {
                return answer;
            }
        }
    }

    /** For what has no state to be moved on from. */
    void set(Actor actor, String path, Object body) {
        definite("PUT " + path, () -> suite.put(actor, path, body)).require(200);
    }

    private Answer command(Actor actor, String path, @Nullable String etag, @Nullable Object body) {
        var key = UUID.randomUUID();
        var answer = definite("POST " + path, () -> suite.post(actor, path, etag, body, key));
        if (answer.ok() && sometimes()) {
            repeated.incrementAndGet();
            var again = definite("POST " + path, () -> suite.post(actor, path, etag, body, key));
            if (again.status() != answer.status() || !again.body().equals(answer.body())) {
                otherwise.add("10: " + answer.call() + " answered " + answer.status() + " " + answer.body()
                        + ", and then " + again.status() + " " + again.body());
            }
        }
        return answer;
    }

    private boolean sometimes() {
        synchronized (random) {
            return random.nextInt(4) == 0;
        }
    }

    private Answer definite(String what, Supplier<Answer> call) {
        var end = System.nanoTime() + MOST_SECONDS * 1_000_000_000;
        var last = "no answer";
        while (System.nanoTime() < end) {
            try {
                var answer = call.get();
                if (isDefinite(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.body();
            } catch (UncheckedIOException noAnswer) {
                last = String.valueOf(noAnswer.getCause());
            }
            askedAgain.incrementAndGet();
            Pause.millis(PAUSE_MILLIS);
        }
        throw new IllegalStateException(what + " got no definite answer; the last was " + last);
    }

    /** Another request with the key may be in flight still: its outcome is not known either. */
    private static boolean isDefinite(Answer answer) {
        return answer.status() < 500 && answer.status() != 429 && !answer.code().equals("IDEMPOTENCY_IN_FLIGHT");
    }
}
