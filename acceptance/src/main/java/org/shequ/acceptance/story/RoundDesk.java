package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A selection round as its officers run it, each step by the one whose duty it is. */
final class RoundDesk {
    private static final Set<String> ANSWERED = Set.of("PLACES_RESERVED", "PLACES_REFUSED");

    private final Scene scene;
    private final String path;
    private final String position;
    private final LocalDate registrationFrom;
    private final LocalDate registrationTo;
    /** Person to registration, in the order of registering. */
    private final Map<String, String> registrations = new LinkedHashMap<>();

    private RoundDesk(Scene scene, JsonNode round, LocalDate from, LocalDate to) {
        this.scene = scene;
        this.path = "/selection/v1/rounds/" + round.path("id").asText();
        this.position = round.at("/positions/0/id").asText();
        this.registrationFrom = from;
        this.registrationTo = to;
    }

    /** Drafts a round with one position; registration from 9:00 of one day to 17:00 of the other. */
    static RoundDesk draft(
            Scene scene, String kind, String title, Map<String, ?> position, LocalDate from, LocalDate to) {
        var drafted = scene.suite
                .post(
                        Actor.OFFICER,
                        "/selection/v1/rounds",
                        Map.of(
                                "kind",
                                kind,
                                "title",
                                title,
                                "jurisdiction",
                                Scene.DISTRICT,
                                "positions",
                                List.of(position),
                                "registrationFrom",
                                instant(from, 9),
                                "registrationTo",
                                instant(to, 17)))
                .require(201);
        return new RoundDesk(scene, drafted.body(), from, to);
    }

    private static Instant instant(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Scene.ZONE).toInstant();
    }

    String path() {
        return path;
    }

    Answer round() {
        return scene.suite.get(Actor.VIEWER, path).require(200);
    }

    /** Asks for the places and waits for quota's answer, which comes as an event; answers the request as it then stands. */
    JsonNode requestPlaces() {
        act(Actor.OFFICER, "/places-request", null, 202);
        return scene.suite.await(
                "quota answers the request for places",
                () -> Optional.of(round())
                        .filter(answer -> ANSWERED.contains(answer.text("status")))
                        .map(answer -> answer.body().at("/positions/0/placeRequest")));
    }

    /** Names everybody who acts, each with one duty, and opens the round to the public. */
    void announce() {
        scene.suite
                .put(Actor.OFFICER, path + "/panel", round().etag(), Map.of("members", panel()))
                .require(200);
        act(Actor.OFFICER, "/announcement", null, 200);
    }

    private static List<Map<String, String>> panel() {
        return Map.of(
                        Actor.OFFICER, "OFFICER",
                        Actor.FIRST_SCORER, "EXAMINER",
                        Actor.SECOND_SCORER, "EXAMINER",
                        Actor.PUBLISHER, "PUBLISHER",
                        Actor.DECIDER, "DECIDER")
                .entrySet()
                .stream()
                .map(entry -> Map.of(
                        "subject", entry.getKey().subject(),
                        "duty", entry.getValue(),
                        "declaration", "崇组回避〔2026〕1号"))
                .toList();
    }

    /** Registers people while registration is open; answers the registrations. */
    List<JsonNode> register(List<String> people) {
        scene.clock(registrationFrom, 10);
        var all = new ArrayList<JsonNode>();
        for (var person : people) {
            var registration = scene.suite
                    .post(Actor.OFFICER, path + "/registrations", Map.of("personId", person, "positionId", position))
                    .require(201)
                    .body();
            registrations.put(person, registration.path("id").asText());
            all.add(registration);
        }
        return all;
    }

    String registrationOf(String person) {
        return Optional.ofNullable(registrations.get(person)).orElseThrow();
    }

    JsonNode registration(String person) {
        return scene.suite
                .get(Actor.VIEWER, path + "/registrations/" + registrationOf(person))
                .require(200)
                .body();
    }

    /** After the deadline: admits whom the rules let in, refuses the others with the reason. */
    void review() {
        review("材料齐全，符合条件");
    }

    /** @param admitting what is noted of who is let in */
    void review(String admitting) {
        scene.clock(registrationTo.plusDays(1), 9);
        for (var id : registrations.values()) {
            var registration = scene.suite
                    .get(Actor.OFFICER, path + "/registrations/" + id)
                    .require(200);
            var eligible = registration.text("verdict").equals("ELIGIBLE");
            scene.suite
                    .post(
                            Actor.OFFICER,
                            path + "/registrations/" + id + "/review",
                            registration.etag(),
                            Map.of(
                                    "decision", eligible ? "ADMIT" : "REFUSE",
                                    "reason", eligible ? admitting : "不符合资格条件"))
                    .require(200);
        }
        act(Actor.OFFICER, "/review-completion", null, 200);
    }

    /** Two people enter the same scores, independently; the given people's are 92, 90, 88, … in their order. */
    void examine(String paper, List<String> inOrderOfMerit) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var person : inOrderOfMerit) {
            entries.add(Map.of(
                    "registrationId", registrationOf(person), "score", BigDecimal.valueOf(92 - 2L * entries.size())));
        }
        enter(Actor.FIRST_SCORER, paper, entries);
        enter(Actor.SECOND_SCORER, paper, entries);
    }

    Answer enter(Actor scorer, String paper, List<Map<String, Object>> entries) {
        return scene.suite
                .post(scorer, path + "/scores", Map.of("paper", paper, "entries", entries))
                .require(207);
    }

    /** Computes totals and ranks; answers the ranked, best first. */
    List<JsonNode> rank() {
        act(Actor.OFFICER, "/ranking", null, 200);
        return scene.suite.all(Actor.VIEWER, path + "/ranking");
    }

    /** Everybody named passes the stage, which ends with that. */
    void pass(String stage, List<String> people) {
        var outcomes = people.stream()
                .map(person -> Map.of("registrationId", registrationOf(person), "passed", true))
                .toList();
        act(Actor.OFFICER, "/stages/" + stage + "/completion", Map.of("outcomes", outcomes), 200);
    }

    /** Publishes on a day; answers the notice. */
    JsonNode publish(LocalDate day) {
        scene.clock(day, 10);
        return act(Actor.PUBLISHER, "/notice", Map.of(), 201).body();
    }

    /** Tries to close the notice today. */
    Answer tryToCloseNotice() {
        return scene.suite.post(Actor.PUBLISHER, path + "/notice/closure", round().etag(), null);
    }

    /** The day after the notice's last day: nobody objected. */
    void closeNotice(JsonNode notice) {
        scene.clock(LocalDate.parse(notice.path("lastDay").asText()).plusDays(1), 9);
        tryToCloseNotice().require(200);
    }

    /** Somebody objects while the notice is open; the objection is answered and changes nothing. */
    void object(String person, String content, String answer) {
        var raised = scene.suite
                .post(
                        Actor.PUBLISHER,
                        path + "/objections",
                        Map.of("registrationId", registrationOf(person), "content", content))
                .require(201);
        scene.suite
                .post(
                        Actor.PUBLISHER,
                        path + "/objections/" + raised.text("id") + "/answer",
                        raised.etag(),
                        Map.of("upheld", false, "answer", answer))
                .require(200);
    }

    /** Takes a registration back. */
    void withdraw(String person, String reason) {
        var registration = path + "/registrations/" + registrationOf(person);
        var etag = scene.suite.get(Actor.OFFICER, registration).require(200).etag();
        scene.suite
                .post(Actor.OFFICER, registration + "/withdrawal", etag, Map.of("reason", reason))
                .require(200);
        registrations.remove(person);
    }

    /** Decides the appointments of all within the places. */
    Answer decide(LocalDate effectiveOn, String orderNumber) {
        return act(
                Actor.DECIDER,
                "/appointments",
                Map.of("effectiveOn", effectiveOn.toString(), "orderNumber", orderNumber),
                201);
    }

    /** The appointments of the round, by person. */
    Map<String, JsonNode> appointments() {
        var byPerson = new LinkedHashMap<String, JsonNode>();
        scene.suite
                .all(Actor.VIEWER, path + "/appointments")
                .forEach(one -> byPerson.put(one.path("personId").asText(), one));
        return byPerson;
    }

    /** Waits until the appointments have come to an end and with them the round. */
    void awaitClosed() {
        scene.suite.await(
                "the round closes",
                () -> Optional.of(scene.suite.get(Actor.VIEWER, path))
                        .filter(answer -> answer.ok() && answer.text("status").equals("CLOSED")));
    }

    private Answer act(Actor actor, String action, @Nullable Object body, int wanted) {
        return scene.suite.post(actor, path + action, round().etag(), body).require(wanted);
    }
}
