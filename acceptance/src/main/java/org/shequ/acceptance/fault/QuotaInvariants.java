package org.shequ.acceptance.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.client.UnexpectedAnswerException;
import org.shequ.local.LocalStack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The invariants of docs/events.md that quota-service alone must keep, checked from outside on its database at rest. */
final class QuotaInvariants {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOLD = 20;
    private static final Map<String, Set<String>> STEPS = Map.of(
            "HELD", Set.of("HELD", "LOCKED", "RELEASED", "EXPIRED"),
            "LOCKED", Set.of("LOCKED", "CONFIRMED", "RELEASED"),
            "CONFIRMED", Set.of("CONFIRMED", "OCCUPIED", "RELEASED"),
            "OCCUPIED", Set.of("OCCUPIED"),
            "RELEASED", Set.of("RELEASED"),
            "EXPIRED", Set.of("EXPIRED"));

    /** What each must find nothing of. */
    private static final Map<String, String> NOTHING = Map.ofEntries(
            // a determination may cut below what is taken; then nothing more may be taken
            Map.entry("1: occupied + reserved <= approved (+ order), after every entry that takes a place", """
                    SELECT account_id || ' ' || number FROM (SELECT account_id, number, occupied + reserved AS taken,
                        sum(occupied + reserved - approved - over_quota_order)
                            OVER (PARTITION BY account_id ORDER BY number) AS over FROM ledger_entries) e
                    WHERE over > 0 AND taken > 0"""),
            Map.entry("balances are the sums of their entries, numbered without gaps", """
                    SELECT a.id::text FROM quota_accounts a JOIN (SELECT account_id, sum(approved) AS approved,
                        sum(occupied) AS occupied, sum(reserved) AS reserved, count(*) AS entries, max(number) AS last
                        FROM ledger_entries GROUP BY account_id) e ON e.account_id = a.id
                    WHERE (a.approved, a.occupied, a.reserved, a.version, e.last)
                        <> (e.approved, e.occupied, e.reserved, e.entries, e.entries)"""),
            Map.entry("reserved places are the places in hand", """
                    SELECT a.id::text FROM quota_accounts a WHERE a.reserved <> (SELECT count(*) FROM places p
                        WHERE p.account_id = a.id AND p.status IN ('HELD', 'LOCKED', 'CONFIRMED'))"""),
            Map.entry("3: occupied places = people who hold one, one to one", """
                    SELECT a.id::text FROM quota_accounts a
                    WHERE a.occupied <> (SELECT count(*) FROM occupancies o WHERE o.account_id = a.id)"""),
            Map.entry("4: an office's request has exactly one event for each of its versions", """
                    SELECT r.id::text FROM place_requests r LEFT JOIN (SELECT aggregate_id, count(*) AS events,
                        max(aggregate_version) AS last FROM event_log WHERE aggregate_type = 'place-request'
                        GROUP BY aggregate_id) e ON e.aggregate_id = r.id::text
                    WHERE r.origin = 'OFFICE' AND (r.version, r.version) IS DISTINCT FROM (e.events, e.last)"""));

    /** Who holds a place of a community and who counts there, each alone; people move in before they are settled. */
    private static final String UNSETTLED = """
        SELECT coalesce(o.person_id, c.person_id)::text FROM
            (SELECT o.person_id, a.unit_code FROM occupancies o JOIN quota_accounts a ON a.id = o.account_id
             WHERE o.kind = 'STAFFING') o
        FULL JOIN (SELECT person_id, community FROM careers WHERE counts) c
            ON c.person_id = o.person_id AND c.community = o.unit_code
        WHERE o.person_id IS NULL OR c.person_id IS NULL""";

    private final LocalStack stack;
    private final Suite suite;

    QuotaInvariants(LocalStack stack, Suite suite) {
        this.stack = stack;
        this.suite = suite;
    }

    /** What does not hold, where these people and nobody else are there. */
    List<String> check(List<Acknowledged> acknowledged, List<PlaceClient.Worker> workers) {
        var came = new TreeSet<>(workers.stream()
                .map(worker -> worker.person() + " " + worker.unitCode())
                .toList());
        return check(acknowledged, counted -> counted.equals(came) ? Set.of() : difference(came, counted));
    }

    /** What does not hold, whoever is there. */
    List<String> check(List<Acknowledged> acknowledged) {
        return check(acknowledged, counted -> Set.of());
    }

    private static Set<String> difference(Set<String> came, Set<String> counted) {
        var found = new TreeSet<String>();
        came.stream().filter(one -> !counted.contains(one)).forEach(one -> found.add("does not count: " + one));
        counted.stream()
                .filter(one -> !came.contains(one))
                .forEach(one -> found.add("counts, but is not there: " + one));
        return found;
    }

    private List<String> check(List<Acknowledged> acknowledged, Function<Set<String>, Set<String>> strangers) {
        var faults = new ArrayList<String>();
        try (var tables = Tables.of(stack, "quota")) {
            awaitRest(tables);
            awaitPeople(tables, strangers, faults);
            NOTHING.forEach((rule, sql) ->
                    tables.texts(sql + " LIMIT " + MOST_TOLD).forEach(found -> faults.add(rule + ": " + found)));
            resolvedOnce(tables, acknowledged, faults);
        }
        var proof =
                suite.get(Actor.AUDITOR, "/quota/v1/ledger-proof").require(200).body();
        if (!proof.path("balanced").asBoolean()) {
            faults.add("the service's own proof: " + proof);
        }
        return faults;
    }

    /** 3: whoever was acknowledged to have come, and not to have left, is who counts. */
    private void awaitPeople(Tables tables, Function<Set<String>, Set<String>> strangers, List<String> faults) {
        Supplier<Set<String>> wrong = () -> strangers.apply(
                new TreeSet<>(tables.texts("SELECT person_id || ' ' || community FROM careers WHERE counts")));
        try {
            suite.await(
                    "quota counts those who came, each in a place",
                    () -> wrong.get().isEmpty() && tables.texts(UNSETTLED).isEmpty()
                            ? Optional.of(true)
                            : Optional.empty());
        } catch (UnexpectedAnswerException notYet) {
            tables.texts(UNSETTLED)
                    .forEach(one -> faults.add("3: holds a place and does not count, or the other way round: " + one));
            wrong.get().forEach(one -> faults.add("3: " + one));
        }
    }

    /** Holds have ended whose time is over. */
    private void awaitRest(Tables tables) {
        suite.await(
                "no hold is overdue",
                () -> tables.number(
                                        "SELECT count(*) FROM places WHERE status = 'HELD' AND expires_at < clock_timestamp()")
                                == 0
                        ? Optional.of(true)
                        : Optional.empty());
    }

    /** 2 and 4: no place leaves an end, and what an answer showed is what the log says of that version. */
    private static void resolvedOnce(Tables tables, List<Acknowledged> acknowledged, List<String> faults) {
        Map<String, Map<String, String>> shown = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        tables.rows("""
                        SELECT aggregate_id, aggregate_version, payload FROM event_log
                        WHERE aggregate_type = 'place-request' ORDER BY aggregate_id, aggregate_version""").forEach(row -> {
            Map<String, String> places = new TreeMap<>();
            for (var place : json(row.get(2)).path("places")) {
                var id = place.path("placeId").asText();
                var status = place.path("status").asText();
                var before = last.put(id, status);
                if (before != null && !STEPS.getOrDefault(before, Set.of()).contains(status)) {
                    faults.add("2: place " + id + " went from " + before + " to " + status);
                }
                places.put(id, status);
            }
            shown.put(row.get(0) + " " + row.get(1), places);
        });
        for (var one : acknowledged) {
            var logged = shown.get(one.request() + " " + one.version());
            if (!one.places().equals(logged)) {
                faults.add("4: acknowledged " + one + ", but the log says " + logged);
            }
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
