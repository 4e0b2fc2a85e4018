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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One office that takes places, locks, confirms and gives back, lets people come to what is confirmed for them and leave
 * again, at random by its own seed. What gets no answer, or one
 * that says nothing definite, is asked again with the same key until it does: that is the contract of the interface.
 */
final class PlaceClient {

    private static final String PATH = "/quota/v1/place-requests";
    private static final long PAUSE_MILLIS = 100;
    private static final int MOST_IN_HAND = 6;
    private static final String STARTED = "2026-07-01";
    private static final Set<String> REFUSALS = Set.of("VACANCY_INSUFFICIENT", "PLACES_NOT_THERE");

    private final Suite suite;
    private final List<String> communities;
    private final Newcomers newcomers;
    private final Random random;
    private final BooleanSupplier goesOn;
    private final List<Acknowledged> inHand = new ArrayList<>();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private long departed;
    private long refused;
    private long askedAgain;

    PlaceClient(Suite suite, List<String> communities, Newcomers newcomers, long seed, BooleanSupplier goesOn) {
        this.suite = suite;
        this.communities = communities;
        this.newcomers = newcomers;
        this.random = new Random(seed);
        this.goesOn = goesOn;
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Somebody who came to a place and is there still. */
    record Worker(UUID person, String unitCode, String assignment) {}

    List<Worker> workers() {
        return workers;
    }

    /** How many came and left again. */
    long departed() {
        return departed;
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
        if (!workers.isEmpty() && random.nextInt(12) == 0) {
            leave(workers.remove(random.nextInt(workers.size())));
            return;
        }
        if (inHand.isEmpty() || inHand.size() < MOST_IN_HAND && random.nextInt(3) == 0) {
            reserve();
            return;
        }
        var one = inHand.remove(random.nextInt(inHand.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> move(one, "/lock", Map.of());
            case 2 -> confirm(one);
            default -> move(one, "/return", Map.of());
        }
    }

    /** For a newcomer who then comes, or for somebody who never does. */
    private void confirm(Acknowledged one) {
        var newcomer = random.nextBoolean() ? newcomers.next() : Optional.<UUID>empty();
        var locked = one.firstIn("LOCKED");
        var body = Map.<String, Object>of(
                "placeId",
                locked.isEmpty() ? one.places().keySet().iterator().next() : locked,
                "personId",
                newcomer.orElseGet(UUID::randomUUID),
                "effectiveOn",
                STARTED);
        if (move(one, "/confirmation", body) && newcomer.isPresent()) {
            inHand.removeLast(); // whoever comes keeps the place: it is not given back
            arrive(newcomer.get(), one.unitCode());
        }
    }

    private void arrive(UUID person, String unitCode) {
        var change = changeCareer(
                person,
                "/assignments",
                Map.of(
                        "unitCode",
                        unitCode,
                        "post",
                        "COMMUNITY_WORKER",
                        "tenureKind",
                        "STAFFED",
                        "from",
                        STARTED,
                        "orderNumber",
                        "崇人社〔2026〕9号"));
        newcomers.came();
        workers.add(new Worker(
                person, unitCode, change.body().at("/assignment/assignmentId").asText()));
    }

    private void leave(Worker worker) {
        changeCareer(
                worker.person(),
                "/assignments/" + worker.assignment() + "/end",
                Map.of("on", "2026-09-01", "reason", "辞职", "orderNumber", "崇人社〔2026〕11号"));
        newcomers.gone();
        departed++;
    }

    /** On what the record says now; who moved it meanwhile, as the pay batch may, is no reason to give up. */
    private Answer changeCareer(UUID person, String step, Map<String, Object> body) {
        var record = "/personnel/v1/people/" + person;
        while (true) {
            var etag = readUntilAnswered(Actor.CLERK, record).etag();
            var answer = definite(Actor.CLERK, record + step, etag, body);
            if (answer.ok()) {
                return answer;
            }
        }
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
        keep(definite(Actor.DRAFTER, PATH, null, body));
    }

    private boolean move(Acknowledged one, String step, Map<String, Object> body) {
        var answer = definite(
                Actor.DRAFTER,
                PATH + "/" + one.request() + step,
                "\"" + one.version() + "\"",
                step.equals("/lock") ? null : body);
        var kept = keep(answer);
        if (!kept) {
            look(one);
        }
        return kept;
    }

    /** The request has moved on by itself: a hold has expired. Or the step was none for its state. */
    private void look(Acknowledged one) {
        var present = Acknowledged.of(
                readUntilAnswered(Actor.DRAFTER, PATH + "/" + one.request()).body());
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

    private Answer definite(Actor actor, String path, @Nullable String etag, @Nullable Object body) {
        var key = UUID.randomUUID();
        while (true) {
            try {
                var answer = suite.post(actor, path, etag, body, key);
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

    private Answer readUntilAnswered(Actor actor, String path) {
        while (true) {
            try {
                var answer = suite.get(actor, path);
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
        if (answer.ok() || answer.status() == 412 || REFUSALS.contains(answer.code()) || isTooLate(answer)) {
            return true;
        }
        if (answer.status() < 500 && answer.status() != 429 && !answer.code().equals("IDEMPOTENCY_IN_FLIGHT")) {
            throw new IllegalStateException(answer.call() + " answered " + answer.status() + " " + answer.body());
        }
        return false;
    }

    /** The service was dead for as long as the hold was to last. */
    private static boolean isTooLate(Answer answer) {
        return answer.code().equals("RULE_VIOLATED")
                && answer.body().at("/violations/0/pointer").asText().equals("/expiresAt");
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
