package org.shequ.acceptance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One round of one position, taken from step to step by whoever's step it is, however often a machine dies meanwhile. What
 * was answered well is reported to the {@link AppointmentsDone}.
 */
final class FaultRound {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> OVER = Set.of("CLOSED", "CANCELLED");

    private final Insistent suite;
    private final AppointmentsDone done;
    private final String path;
    private final String position;
    private final List<String> people;
    /** Person to registration, in the order of merit. */
    private final Map<String, String> registrations = new LinkedHashMap<>();

    private FaultRound(Insistent suite, AppointmentsDone done, JsonNode round, List<String> people) {
        this.suite = suite;
        this.done = done;
        this.path = "/selection/v1/rounds/" + round.path("id").asText();
        this.position = round.at("/positions/0/id").asText();
        this.people = people;
    }

    /** Drafts a round whose registration is open on one day. */
    static FaultRound draft(
            Insistent suite,
            AppointmentsDone done,
            String kind,
            Map<String, ?> position,
            LocalDate day,
            List<String> people) {
        var drafted = suite.create(
                        Actor.OFFICER,
                        "/selection/v1/rounds",
                        Map.of(
                                "kind",
                                kind,
                                "title",
                                kind + " " + day,
                                "jurisdiction",
                                QuotaDistrict.CODE,
                                "positions",
                                List.of(position),
                                "registrationFrom",
                                day.atTime(8, 0).atZone(ZONE).toInstant(),
                                "registrationTo",
                                day.atTime(20, 0).atZone(ZONE).toInstant()))
                .require(201);
        var round = new FaultRound(suite, done, drafted.body(), people);
        done.acknowledged(round.path);
        return round;
    }

    String status() {
        return suite.get(Actor.OFFICER, path).require(200).text("status");
    }

    boolean isOver() {
        return OVER.contains(status());
    }

    void requestPlaces() {
        suite.step(Actor.OFFICER, path, "/places-request", null).require(202);
    }

    /** Whether quota-service has answered, well or not. */
    boolean placesAnswered() {
        return !status().equals("PLACES_REQUESTED");
    }

    /** A round that was refused its places has nothing to give: it is cancelled. */
    void announceOrCancel() {
        if (!status().equals("PLACES_REFUSED")) {
            announce();
        } else {
            suite.step(Actor.OFFICER, path, "/cancellation", Map.of("reason", "名额不足"))
                    .require(200);
        }
    }

    void announce() {
        suite.replace(Actor.OFFICER, path, "/panel", Map.of("members", panel())).require(200);
        suite.step(Actor.OFFICER, path, "/announcement", null).require(200);
    }

    private static List<Map<String, String>> panel() {
        var duties = Map.of(
                Actor.OFFICER, "OFFICER",
                Actor.FIRST_SCORER, "EXAMINER",
                Actor.SECOND_SCORER, "EXAMINER",
                Actor.PUBLISHER, "PUBLISHER",
                Actor.DECIDER, "DECIDER");
        return duties.entrySet().stream()
                .map(entry -> Map.of(
                        "subject", entry.getKey().subject(),
                        "duty", entry.getValue(),
                        "declaration", "崇组回避〔2026〕1号"))
                .toList();
    }

    boolean placesLocked() {
        return placeRequestState().equals("LOCKED");
    }

    private String placeRequestState() {
        return suite.get(Actor.OFFICER, path)
                .require(200)
                .body()
                .at("/positions/0/placeRequest/state")
                .asText();
    }

    void register() {
        for (var person : people) {
            var id = suite.create(
                            Actor.OFFICER, path + "/registrations", Map.of("personId", person, "positionId", position))
                    .require(201)
                    .text("id");
            registrations.put(person, id);
            done.acknowledged(path + "/registrations/" + id);
            suite.step(
                            Actor.OFFICER,
                            path + "/registrations/" + id,
                            "/review",
                            Map.of("decision", "ADMIT", "reason", "材料齐全"))
                    .require(200);
        }
    }

    /** From the end of the registration to the open notice of whoever is within the places. */
    void examineAndPublish() {
        suite.step(Actor.OFFICER, path, "/review-completion", null).require(200);
        var entries = new ArrayList<Map<String, Object>>();
        registrations
                .values()
                .forEach(id -> entries.add(
                        Map.of("registrationId", id, "score", BigDecimal.valueOf(9500L - entries.size(), 2))));
        for (var scorer : List.of(Actor.FIRST_SCORER, Actor.SECOND_SCORER)) {
            suite.create(scorer, path + "/scores", Map.of("paper", "INTERVIEW", "entries", entries))
                    .require(207);
        }
        suite.step(Actor.OFFICER, path, "/ranking", null).require(200);
        publish().require(201);
    }

    Answer publish() {
        return suite.step(Actor.PUBLISHER, path, "/notice", Map.of());
    }

    /** The day from which the latest notice may be closed; a notice does not end on a day off. */
    LocalDate noticeOver() {
        var lastDay = suite.get(Actor.VIEWER, path + "/notice").require(200).text("lastDay");
        return LocalDate.parse(lastDay).plusDays(1);
    }

    Answer closeNotice() {
        return suite.step(Actor.PUBLISHER, path, "/notice/closure", null);
    }

    /** Decides whatever can be decided; a refusal says that it is nobody, or not yet. */
    Answer decide(LocalDate effectiveOn) {
        var answer = suite.step(
                Actor.DECIDER,
                path,
                "/appointments",
                Map.of("effectiveOn", effectiveOn.toString(), "orderNumber", "崇社工〔2026〕15号"));
        if (answer.ok()) {
            answer.body()
                    .path("appointments")
                    .forEach(one -> done.decided(one.path("id").asText()));
        }
        return answer;
    }

    List<JsonNode> appointments() {
        var found = new ArrayList<JsonNode>();
        suite.get(Actor.OFFICER, path + "/appointments?limit=500")
                .require(200)
                .body()
                .path("items")
                .forEach(found::add);
        return found;
    }

    boolean appointmentsEnded() {
        return appointments().stream()
                .map(one -> one.path("status").asText())
                .allMatch(status -> status.equals("CLOSED") || status.equals("REJECTED"));
    }

    /** The person for whom an appointment is under way here. */
    boolean isDeciding(String person) {
        return appointments().stream()
                .anyMatch(one -> one.path("personId").asText().equals(person)
                        && !one.path("status").asText().equals("REJECTED"));
    }

    void withdraw(String person) {
        suite.step(
                Actor.OFFICER,
                path + "/registrations/" + registrations.get(person),
                "/withdrawal",
                Map.of("reason", "已由另一轮聘用"));
    }

    /** Gives up whoever is next in line. */
    Answer close() {
        return suite.step(Actor.OFFICER, path, "/closure", Map.of("reason", "不再递补"));
    }

    Answer requestPlacesAgain() {
        return suite.step(Actor.OFFICER, path, "/places-request", null);
    }

    boolean runs() {
        return status().equals("RUNNING");
    }

    @Override
    public String toString() {
        return path;
    }
}
