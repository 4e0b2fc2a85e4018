package org.shequ.quota.place;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.quota.Given;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Movement;
import org.shequ.testkit.ByChance;
import org.shequ.testkit.ServersResource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A model in memory beside the real ledger: random commands, repeated ones and late ones too, must keep both alike. */
@ByChance
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PlacesModelTest {

    private static final Set<PlaceStatus> RESERVED =
            EnumSet.of(PlaceStatus.HELD, PlaceStatus.LOCKED, PlaceStatus.CONFIRMED);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    private static final AtomicInteger JURISDICTIONS = new AtomicInteger(870_000);

    @Inject
    ReservePlaces reservePlaces;

    @Inject
    LockPlaces lockPlaces;

    @Inject
    ReturnPlaces returnPlaces;

    @Inject
    ConfirmPlace confirmPlace;

    @Inject
    FinishPlace finishPlace;

    @Inject
    Places places;

    @Inject
    Ledger ledger;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Inject
    BusinessClock clock;

    @Test
    void sixty_four_rounds_at_once_never_get_more_than_there_is() throws Exception {
        var plan = new Plan(25);
        try (var hands = Executors.newFixedThreadPool(64)) {
            var started = IntStream.range(0, 192)
                    .mapToObj(n -> hands.submit(() -> {
                        var request = plan.request(1 + n % 3);
                        reservePlaces.handle(request, clock.instant());
                        if (n % 5 == 0) {
                            returnPlaces.handle(plan.returned(request, List.of()), clock.instant());
                        } else {
                            lockPlaces.handle(new PlacesLockRequested(plan.round, List.of(request.placeRequestId())));
                        }
                    }))
                    .toList();
            for (var one : started) {
                one.get();
            }
        }
        var account = accounts.get(plan.account);
        assertEquals(25, account.reserved() + account.vacancy());
        assertTrue(account.vacancy() >= 0 && account.inheritedExcess() == 0, account::toString);
        assertEquals(
                192,
                database.number(
                        "SELECT count(*) FROM place_requests WHERE plan_id = ? AND status IN ('RESERVED', 'REFUSED')",
                        plan.id));
        Given.assertProven(plan.jurisdiction);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_125L})
    void random_commands_leave_the_model_and_the_ledger_alike(long seed) {
        var random = new Random(seed);
        var plan = new Plan(12);
        for (int step = 0; step < 150; step++) {
            var command = plan.next(random);
            var told = "seed %d, step %d, %s".formatted(seed, step, command);
            var account = accounts.get(plan.account);
            assertEquals(
                    List.of(plan.approved, plan.count(PlaceStatus.OCCUPIED), plan.reserved()),
                    List.of(account.approved(), account.occupied(), account.reserved()),
                    told);
            assertEquals(
                    Math.max(0, plan.count(PlaceStatus.OCCUPIED) + plan.reserved() - plan.approved),
                    account.inheritedExcess(),
                    told);
            assertEquals(plan.statuses(), plan.stored(), told);
        }
        Given.assertProven(plan.jurisdiction);
    }

    /** One plan, its account, and what the model holds of its places. */
    private final class Plan {

        private final UUID id = UUID.randomUUID();
        private final UUID round = UUID.randomUUID();
        private final String jurisdiction = String.valueOf(JURISDICTIONS.incrementAndGet());
        private final UUID account;
        private final List<PlacesRequested> requests = new ArrayList<>();
        private final Map<UUID, PlaceStatus> model = new TreeMap<>();
        private final Map<UUID, UUID> requestOf = new TreeMap<>();
        private final Map<UUID, AppointmentDetail> appointments = new TreeMap<>();
        private int approved;

        private Plan(int approved) {
            this.approved = approved;
            this.account = QuarkusTransaction.requiringNew()
                    .call(() ->
                            ledger.openPlan(id, jurisdiction, approved, cause()).id());
        }

        private Cause cause() {
            return Cause.of("PLAN", id, DAY).document("崇委发〔2021〕5号");
        }

        private PlacesRequested request(int count) {
            return new PlacesRequested(
                    round, UUID.randomUUID(), UUID.randomUUID(), AccountKind.INSTITUTION_PLAN, null, id, count, null);
        }

        private PlacesReturned returned(PlacesRequested request, List<UUID> some) {
            return new PlacesReturned(round, request.placeRequestId(), some, "UNUSED");
        }

        private String next(Random random) {
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> reserve(request(1 + random.nextInt(3)));
                case 3 -> requests.isEmpty() ? "nothing" : repeat(any(random, requests));
                case 4 -> requests.isEmpty() ? "nothing" : lock(any(random, requests));
                case 5 -> requests.isEmpty() ? "nothing" : giveBack(any(random, requests), random);
                case 6, 7 -> model.isEmpty() ? "nothing" : decide(any(random, List.copyOf(model.keySet())));
                case 8 ->
                    appointments.isEmpty()
                            ? "nothing"
                            : finish(any(random, List.copyOf(appointments.values())), random.nextBoolean());
                default -> redetermine(random.nextInt(20));
            };
        }

        private static <T> T any(Random random, List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private String reserve(PlacesRequested request) {
            var granted = approved - count(PlaceStatus.OCCUPIED) - reserved() >= request.count();
            reservePlaces.handle(request, clock.instant());
            requests.add(request);
            var held = places.of(request.placeRequestId());
            assertEquals(granted ? request.count() : 0, held.size(), "places of " + request);
            held.forEach(place -> {
                model.put(place.id(), PlaceStatus.HELD);
                requestOf.put(place.id(), request.placeRequestId());
            });
            return "reserve " + request.count();
        }

        private String repeat(PlacesRequested request) {
            reservePlaces.handle(request, clock.instant());
            return "repeat " + request.placeRequestId();
        }

        private String lock(PlacesRequested request) {
            lockPlaces.handle(new PlacesLockRequested(round, List.of(request.placeRequestId())));
            change(request, PlaceStatus.HELD, PlaceStatus.LOCKED);
            return "lock " + request.placeRequestId();
        }

        private String giveBack(PlacesRequested request, Random random) {
            var own = requestOf.entrySet().stream()
                    .filter(place -> place.getValue().equals(request.placeRequestId()))
                    .map(Map.Entry::getKey)
                    .toList();
            var some = own.isEmpty() || random.nextBoolean() ? List.<UUID>of() : List.of(any(random, own));
            returnPlaces.handle(returned(request, some), clock.instant());
            (some.isEmpty() ? own : some).forEach(place -> {
                if (model.get(place) == PlaceStatus.HELD || model.get(place) == PlaceStatus.LOCKED) {
                    model.put(place, PlaceStatus.RELEASED);
                }
            });
            return "give back " + some;
        }

        private String decide(UUID place) {
            var appointment = new AppointmentDetail(
                    UUID.randomUUID(),
                    round,
                    RoundKind.INSTITUTION,
                    UUID.randomUUID(),
                    jurisdiction + "001001",
                    null,
                    null,
                    null,
                    DAY,
                    "崇委组〔2026〕3号",
                    requestOf.get(place),
                    place);
            var status = model.get(place);
            var waits = false;
            try {
                confirmPlace.handle(appointment);
            } catch (IllegalStateException notLocked) {
                waits = true;
            }
            assertEquals(status == PlaceStatus.HELD, waits, "a decision waits for the lock and for nothing else");
            if (status == PlaceStatus.LOCKED) {
                model.put(place, PlaceStatus.CONFIRMED);
                appointments.put(place, appointment);
            }
            return "decide " + place + " " + status;
        }

        /** Also a second time, and against what was finished the other way, which is refused. */
        private String finish(AppointmentDetail appointment, boolean effected) {
            var place = appointment.placeId();
            var status = model.get(place);
            var end = effected ? PlaceStatus.OCCUPIED : PlaceStatus.RELEASED;
            var refused = false;
            try {
                if (effected) {
                    finishPlace.effected(Round.effected(appointment));
                } else {
                    finishPlace.rejected(Round.rejected(appointment), DAY);
                }
            } catch (IllegalStateException contradiction) {
                refused = true;
            }
            assertEquals(status != PlaceStatus.CONFIRMED && status != end, refused, "finish " + status + " as " + end);
            if (!refused) {
                model.put(place, end);
            }
            return "finish " + place + " " + status + " as " + end;
        }

        private String redetermine(int places) {
            QuarkusTransaction.requiringNew().run(() -> ledger.move(account, Movement.set(places - approved), cause()));
            approved = places;
            return "redetermine " + places;
        }

        private void change(PlacesRequested request, PlaceStatus from, PlaceStatus to) {
            requestOf.forEach((place, of) -> {
                if (of.equals(request.placeRequestId()) && model.get(place) == from) {
                    model.put(place, to);
                }
            });
        }

        private int count(PlaceStatus status) {
            return Math.toIntExact(
                    model.values().stream().filter(status::equals).count());
        }

        private int reserved() {
            return Math.toIntExact(
                    model.values().stream().filter(RESERVED::contains).count());
        }

        private Map<UUID, PlaceStatus> statuses() {
            return model;
        }

        private Map<UUID, PlaceStatus> stored() {
            return places
                    .of(requests.stream().map(PlacesRequested::placeRequestId).toList())
                    .stream()
                    .collect(Collectors.toMap(Place::id, Place::status, (a, b) -> a, TreeMap::new));
        }
    }
}
