package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.SampleDistrict;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the steps share: the suite, the district, the business clock, what was found so far. */
final class Scene {
    static final String DISTRICT = "320613";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");

    final Suite suite;
    final SampleDistrict district;
    final Machines machines;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> people = new HashMap<>();
    private final Set<String> formerCandidates = new HashSet<>();
    private @Nullable RoundDesk secretaryRound;
    private int step;
    private int crashes;

    Scene(Suite suite, SampleDistrict district, Machines machines) {
        this.suite = suite;
        this.district = district;
        this.machines = machines;
    }

    void begin(int number) {
        step = number;
    }

    List<Outcome> outcomesOf(int number) {
        return outcomes.stream().filter(outcome -> outcome.step() == number).toList();
    }

    /** Notes what was expected and what was seen. */
    void expect(String what, Object expected, Object seen) {
        outcomes.add(new Outcome(step, what, String.valueOf(expected), String.valueOf(seen)));
    }

    /** Keeps an id for a later step. */
    void keep(String name, String id) {
        known.put(name, id);
    }

    String kept(String name) {
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new IllegalStateException("no earlier step has found " + name));
    }

    RoundDesk secretaryRound() {
        return Optional.ofNullable(secretaryRound)
                .orElseThrow(() -> new IllegalStateException("no earlier step has opened the round"));
    }

    void secretaryRound(RoundDesk round) {
        secretaryRound = round;
    }

    /** Who has been a candidate already, and is left alone by later rounds. */
    Set<String> formerCandidates() {
        return formerCandidates;
    }

    /** How often a service was killed before. */
    int nextCrash() {
        return crashes++;
    }

    /** Moves the business clock of all services; only the local profile has one that can be moved. */
    void clock(LocalDateTime localTime) {
        var now = localTime.atZone(ZONE).toInstant();
        for (var service : SERVICES) {
            suite.put(Actor.CLOCK, "/" + service + "/v1/clock", Map.of("now", now.toString()))
                    .require(200);
        }
    }

    void clock(LocalDate day, int hour) {
        clock(day.atTime(hour, 0));
    }

    /** The id of a person, found by personnel number. */
    String person(String personnelNumber) {
        return people.computeIfAbsent(
                personnelNumber,
                number -> suite.post(Actor.CLERK, "/personnel/v1/people/searches", Map.of("personnelNumber", number))
                        .require(200)
                        .body()
                        .at("/items/0/id")
                        .asText());
    }

    /** The quota account of a community. */
    JsonNode staffing(String unit) {
        return suite.get(Actor.VIEWER, "/quota/v1/accounts?kind=STAFFING&unit=" + unit)
                .require(200)
                .body()
                .at("/items/0");
    }

    JsonNode plan() {
        return suite.get(Actor.VIEWER, "/quota/v1/incentive-plans/" + kept("plan"))
                .require(200)
                .body();
    }

    /** The identity of a person on a day: STAFFED, PUBLIC_INSTITUTION, … */
    String identity(String person, LocalDate day) {
        return items("/personnel/v1/people/" + person + "/identities?asOf=" + day, "kind");
    }

    /** Posts and units of a person on a day, such as {@code SECRETARY 320613002004}. */
    String posts(String person, LocalDate day) {
        var posts = new ArrayList<String>();
        for (var item : suite.all(Actor.VIEWER, "/personnel/v1/people/" + person + "/assignments?asOf=" + day)) {
            posts.add(item.path("post").asText() + " " + item.path("unitCode").asText());
        }
        return String.join(", ", posts);
    }

    private String items(String path, String field) {
        return String.join(
                ", ",
                suite.all(Actor.VIEWER, path).stream()
                        .map(item -> item.path(field).asText())
                        .toList());
    }
}
