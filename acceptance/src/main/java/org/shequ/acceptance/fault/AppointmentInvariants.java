package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The invariants of docs/events.md over the three services that carry an appointment, checked from outside, at rest. */
final class AppointmentInvariants {

    /** What selection-service's database must have nothing of. */
    private static final Map<String, String> NOTHING_IN_SELECTION = Map.of(
            "7: an appointment has not ended",
                    "SELECT id || ' ' || status FROM appointments WHERE status NOT IN ('CLOSED', 'REJECTED')",
            "7: a round is not over",
                    "SELECT id || ' ' || status FROM rounds WHERE status NOT IN ('CLOSED', 'CANCELLED')",
            "nobody is staffed twice", """
                    SELECT person_id::text FROM appointments WHERE status <> 'REJECTED' AND round_kind = 'STAFFING'
                    GROUP BY person_id HAVING count(*) > 1""",
            "nobody is appointed beyond the places of a position", """
                    SELECT p.id::text FROM positions p WHERE p.places < (SELECT count(*) FROM appointments a
                        WHERE a.position_id = p.id AND a.status <> 'REJECTED')""",
            "4: an appointment is decided once and closed once, in the log", """
                    SELECT a.id::text FROM appointments a WHERE (SELECT count(*) FILTER (WHERE type LIKE '%-decided') * 10
                        + count(*) FILTER (WHERE type LIKE '%-closed') FROM event_log e
                        WHERE e.aggregate_id = a.id::text AND e.type LIKE 'selection.appointment-%') <> 11""",
            "a place of a round is neither used nor given back",
                    "SELECT id || ' ' || state FROM places WHERE state NOT IN ('OCCUPIED', 'RELEASED')");

    /** What quota-service's database must have nothing of. */
    private static final Map<String, String> NOTHING_IN_QUOTA = Map.of(
            "2: a place was resolved twice", """
                    SELECT payload ->> 'placeId' FROM event_log WHERE type IN ('quota.place-occupied', 'quota.place-released')
                    GROUP BY 1 HAVING count(*) > 1""",
            "7: a place is still in hand",
                    "SELECT id || ' ' || status FROM places WHERE status IN ('HELD', 'LOCKED', 'CONFIRMED')",
            "places are reserved and nobody waits for them",
                    "SELECT unit_code || ' ' || reserved FROM quota_accounts WHERE reserved <> 0");

    /** What personnel-service's database must have nothing of. */
    private static final Map<String, String> NOTHING_IN_PERSONNEL = Map.of(
            "7: an appointment is still scheduled", "SELECT id::text FROM appointments WHERE status = 'SCHEDULED'",
            "an appointment began more than one post", """
                    SELECT appointment_id::text FROM assignments WHERE appointment_id IS NOT NULL
                    GROUP BY appointment_id HAVING count(DISTINCT id) > 1""",
            "a rejected appointment began a post or an identity", """
                    SELECT a.id::text FROM appointments a WHERE a.status = 'REJECTED' AND (EXISTS
                        (SELECT 1 FROM assignments s WHERE s.appointment_id = a.id) OR EXISTS
                        (SELECT 1 FROM identities i WHERE i.appointment_id = a.id))""",
            "an appointment that took effect began no identity", """
                    SELECT a.id::text FROM appointments a WHERE a.status = 'EFFECTED' AND a.round_kind = 'STAFFING'
                        AND NOT EXISTS (SELECT 1 FROM identities i WHERE i.appointment_id = a.id AND i.kind = 'STAFFED'
                        AND i.person_id = a.person_id)""");

    private final LocalStack stack;
    private final Suite suite;

    AppointmentInvariants(LocalStack stack, Suite suite) {
        this.stack = stack;
        this.suite = suite;
    }

    /** What does not hold. */
    List<String> check(AppointmentsDone done) {
        var faults = new ArrayList<>(new EventInvariants(stack, suite).check(AppointmentFaultLoad.SERVICES));
        faults.addAll(new QuotaInvariants(stack, suite).check(List.of()));
        try (var selection = Tables.of(stack, "selection");
                var quota = Tables.of(stack, "quota");
                var personnel = Tables.of(stack, "personnel")) {
            nothing(selection, NOTHING_IN_SELECTION, faults);
            nothing(quota, NOTHING_IN_QUOTA, faults);
            nothing(personnel, NOTHING_IN_PERSONNEL, faults);
            agree(selection, quota, personnel, faults);
            done.appointments().stream()
                    .filter(id -> selection.number("SELECT count(*) FROM event_log WHERE type = "
                                    + "'selection.appointment-decided' AND aggregate_id = '" + id + "'")
                            != 1)
                    .forEach(id -> faults.add("4: acknowledged, and not once in the log: " + id));
            done.resigned().stream()
                    .filter(id -> personnel.number(
                                    "SELECT count(*) FROM people WHERE status = 'RESIGNED' AND id = '" + id + "'")
                            != 1)
                    .forEach(id -> faults.add("4: the resignation of " + id + " was acknowledged, and is not there"));
            done.resignedInTime().stream()
                    .filter(id -> personnel.number("SELECT count(*) FROM appointments WHERE status = 'EFFECTED' AND "
                                    + "round_kind = 'STAFFING' AND person_id = '" + id + "'")
                            > 0)
                    .forEach(id -> faults.add(id + " had resigned, and was appointed on a later day"));
        }
        done.resources().stream()
                .filter(path -> !suite.get(Actor.VIEWER, path).ok())
                .forEach(path -> faults.add("4: acknowledged, and not to be read: " + path));
        return faults;
    }

    private static void nothing(Tables tables, Map<String, String> rules, List<String> faults) {
        rules.forEach((rule, sql) -> tables.texts(sql).forEach(found -> faults.add(rule + ": " + found)));
    }

    /** What selection-service says of an appointment, quota-service says of its place and personnel-service of the person. */
    private static void agree(Tables selection, Tables quota, Tables personnel, List<String> faults) {
        Map<String, String> places = new HashMap<>();
        quota.rows("SELECT id, status, appointment_id, person_id FROM places")
                .forEach(row -> places.put(row.get(0), String.join(" ", row.subList(1, 4))));
        Map<String, String> carriedOut = new HashMap<>();
        personnel
                .rows("SELECT id, status, person_id, coalesce(place_id::text, '') FROM appointments")
                .forEach(row -> carriedOut.put(row.get(0), String.join(" ", row.subList(1, 4))));
        selection
                .rows("SELECT id, status, person_id, coalesce(place_id::text, ''), coalesce(rejection_reason, '')"
                        + " FROM appointments")
                .forEach(row -> {
                    var id = row.get(0);
                    var effected = row.get(1).equals("CLOSED");
                    var person = row.get(2);
                    var place = row.get(3);
                    var here = (effected ? "EFFECTED " : "REJECTED ") + person + " " + place;
                    var refused = row.get(4).startsWith("PLACE_REFUSED");
                    if (refused ? carriedOut.containsKey(id) : !here.equals(carriedOut.get(id))) {
                        faults.add("selection says " + row + ", personnel " + carriedOut.get(id));
                    }
                    var there = (effected ? "OCCUPIED " : "RELEASED ") + id + " " + person;
                    if (!place.isEmpty() && !refused && !there.equals(places.get(place))) {
                        faults.add("3: selection says " + row + ", quota " + places.get(place));
                    }
                });
        carriedOut.keySet().stream()
                .filter(id -> selection.number("SELECT count(*) FROM appointments WHERE id = '" + id + "'") != 1)
                .forEach(id -> faults.add("personnel carried out what nobody decided: " + id));
    }
}
