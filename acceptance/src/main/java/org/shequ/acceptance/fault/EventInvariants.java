package org.shequ.acceptance.fault;

import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The invariants of docs/events.md that hold of any service: its log, what its consumers applied, its audit log. */
final class EventInvariants {

    private static final List<String> PUBLISHERS = List.of("personnel", "assessment", "quota", "selection");
    private static final int MOST_TOLD = 20;
    private static final String GAPS = """
            SELECT aggregate_type || ' ' || aggregate_id FROM event_log GROUP BY aggregate_type, aggregate_id
            HAVING min(aggregate_version) <> 1 OR max(aggregate_version) <> count(*)
                OR count(DISTINCT aggregate_version) <> count(*)""";

    private final LocalStack stack;
    private final Suite suite;

    EventInvariants(LocalStack stack, Suite suite) {
        this.stack = stack;
        this.suite = suite;
    }

    /** What does not hold of the services, once their consumers have come to rest. */
    List<String> check(List<String> services) {
        var faults = new ArrayList<String>();
        Map<String, String> lasts = new HashMap<>();
        for (var publisher : PUBLISHERS) {
            try (var tables = Tables.of(stack, publisher)) {
                AppointmentWave.await(
                        publisher + " has told everything",
                        () -> tables.number("SELECT count(*) FROM outbox_pending") == 0);
                tables.texts(GAPS + " LIMIT " + MOST_TOLD)
                        .forEach(found -> faults.add("5: " + publisher + ": versions of " + found));
                tables.rows("""
                                SELECT DISTINCT ON (topic, aggregate_id) topic, aggregate_id, aggregate_version, event_id
                                FROM event_log ORDER BY topic, aggregate_id, aggregate_version DESC""")
                        .forEach(row -> lasts.put(row.get(0) + " " + row.get(1), row.get(2) + " " + row.get(3)));
            }
        }
        for (var service : services) {
            applied(service, lasts, faults);
            audited(service, faults);
        }
        return faults;
    }

    /** 6: each consumer stands where the log ends, by the same event; nothing waits, nothing could not be read. */
    private void applied(String service, Map<String, String> lasts, List<String> faults) {
        try (var tables = Tables.of(stack, service)) {
            if (!AppointmentWave.happens(() -> tables.number("SELECT count(*) FROM inbox_parked") == 0)) {
                tables.texts("SELECT concat_ws(' ', consumer, topic, aggregate_id, version, error) FROM inbox_parked")
                        .forEach(found -> faults.add("6: " + service + " waits to apply for " + found));
            }
            tables.texts("SELECT consumer || ' ' || error FROM inbox_poison")
                    .forEach(found -> faults.add("6: " + service + " could not read for " + found));
            tables.texts("SELECT consumer || ' ' || stopped FROM inbox_consumers WHERE stopped IS NOT NULL")
                    .forEach(found -> faults.add("6: " + service + " has stopped " + found));
            if (!AppointmentWave.happens(() -> behind(tables, lasts).isEmpty())) {
                behind(tables, lasts)
                        .forEach((aggregate, stands) -> faults.add("6: " + service + " " + aggregate + ": " + stands));
            }
        }
    }

    private static Map<String, String> behind(Tables tables, Map<String, String> lasts) {
        Map<String, Map<String, String>> positions = new HashMap<>();
        tables.rows("SELECT consumer, topic, aggregate_id, version, event_id FROM inbox_positions")
                .forEach(row -> positions
                        .computeIfAbsent(row.get(0) + " " + row.get(1), reading -> new HashMap<>())
                        .put(row.get(1) + " " + row.get(2), row.get(3) + " " + row.get(4)));
        Map<String, String> behind = new HashMap<>();
        positions.forEach((reading, applied) -> {
            var topic = reading.substring(reading.indexOf(' ') + 1);
            lasts.forEach((aggregate, last) -> {
                var stands = applied.get(aggregate);
                if (aggregate.startsWith(topic + " ") && !hasReached(stands, last)) {
                    behind.put(reading + " " + aggregate, stands + " instead of " + last);
                }
            });
        });
        return behind;
    }

    /** The same event, or a later version published since the log was read. */
    private static boolean hasReached(@Nullable String stands, String last) {
        return last.equals(stands) || stands != null && version(stands) > version(last);
    }

    private static long version(String position) {
        return Long.parseLong(position.substring(0, position.indexOf(' ')));
    }

    /** 8: the chains of the audit log. */
    private void audited(String service, List<String> faults) {
        var accepted = suite.post(Actor.AUDITOR, "/" + service + "/v1/audit-verifications", null, null);
        var job = suite.ended(Actor.AUDITOR, accepted);
        var result = job.path("result");
        if (!result.path("intact").asBoolean() || result.path("entries").asLong() == 0) {
            faults.add("8: the audit log of " + service + ": " + job);
        }
    }
}
