package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 6. Registration freezes the evidence; examinations, ranking, public notice over the Spring Festival; the decision. */
final class SelectSecretary implements Step {
    static final LocalDate EFFECTIVE_ON = LocalDate.of(2025, 3, 1);
    private static final LocalDate PUBLISHED_ON = LocalDate.of(2025, 1, 20);
    private static final int ADMITTED = 6;

    @Override
    public String title() {
        return "From registration to the decision / 报名、考试、公示、聘用决定";
    }

    @Override
    public void tell(Scene scene) {
        var round = scene.secretaryRound();
        round.announce();
        scene.expect(
                "announced: the places are locked",
                "RUNNING REGISTRATION",
                round.round().text("status") + " " + round.round().text("stage"));
        var admitted = candidates(scene);
        var hongji = scene.person(scene.district.hongjiSecretary());
        var people = new ArrayList<>(admitted);
        people.add(hongji);
        scene.formerCandidates().addAll(people);
        var registrations = round.register(people);
        scene.expect("registered", ADMITTED + 1, registrations.size());
        evidenceIsFrozen(scene, round, admitted.getLast());
        round.review();
        scene.expect(
                "the secretary of 洪济社区 is refused",
                "REFUSED",
                round.registration(hongji).path("status").asText());
        examine(scene, round, admitted);
        var winners = admitted.subList(0, RequestPlaces.PLACES);
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            round.pass(stage, winners);
        }
        publish(scene, round);
        decide(scene, round, winners);
    }

    /** 濠北社区's secretary first, then others whom the rules let in. */
    private static List<String> candidates(Scene scene) {
        var haobei = scene.district.haobeiSecretary();
        var people = new ArrayList<String>();
        people.add(scene.person(haobei));
        scene.district.eligibleSecretaries().stream()
                .filter(number -> !number.equals(haobei))
                .limit(ADMITTED - 1L)
                .forEach(number -> people.add(scene.person(number)));
        return people;
    }

    /** The community's result is corrected after registration: the verdict stands, the difference shows. */
    private static void evidenceIsFrozen(Scene scene, RoundDesk round, String person) {
        var unit = round.registration(person).path("unitCode").asText();
        var rows = scene.district.communityResultsCsv().lines().toList();
        var row = rows.stream()
                .filter(line -> line.startsWith("2024," + unit))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        var corrected = "year,unit_code,score,peer_group\n2024," + unit + ",40.00," + row[3] + "\n";
        var job = scene.suite.load(Actor.ASSESSOR, "/assessment/v1/community-result-imports", corrected);
        scene.expect(
                "a result is corrected afterwards",
                "SUCCEEDED",
                job.path("state").asText());
        var now = scene.suite.await(
                "the correction shows in the registration",
                () -> Optional.of(round.registration(person))
                        .filter(registration -> !registration
                                .at("/now/verdict")
                                .asText()
                                .equals(registration.path("verdict").asText())));
        scene.expect(
                "the frozen verdict stands beside today's",
                "ELIGIBLE, today NOT_ELIGIBLE",
                now.path("verdict").asText() + ", today "
                        + now.at("/now/verdict").asText());
    }

    private static void examine(Scene scene, RoundDesk round, List<String> admitted) {
        round.examine("WRITTEN", admitted);
        twoEntriesMustAgree(scene, round, admitted);
        var ranked = round.rank();
        scene.expect("ranked", ADMITTED, ranked.size());
        scene.expect(
                "first in line, with 0.6 × 92 + 0.4 × 92",
                round.registrationOf(admitted.getFirst()) + " 92",
                ranked.getFirst().path("registrationId").asText() + " "
                        + ranked.getFirst()
                                .path("total")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private static void twoEntriesMustAgree(Scene scene, RoundDesk round, List<String> admitted) {
        round.examine("INTERVIEW", admitted.subList(0, ADMITTED - 1));
        var last = round.registrationOf(admitted.getLast());
        round.enter(Actor.FIRST_SCORER, "INTERVIEW", score(last, 82));
        round.enter(Actor.SECOND_SCORER, "INTERVIEW", score(last, 28));
        var refused = scene.suite.post(
                Actor.OFFICER, round.path() + "/ranking", round.round().etag(), null);
        scene.expect("no ranking while two entries of a score differ", 409, refused.status());
        round.enter(Actor.SECOND_SCORER, "INTERVIEW", score(last, 82));
    }

    private static List<Map<String, Object>> score(String registration, int points) {
        return List.of(Map.of("registrationId", registration, "score", BigDecimal.valueOf(points)));
    }

    private static void publish(Scene scene, RoundDesk round) {
        var notice = round.publish(PUBLISHED_ON);
        scene.expect(
                "seven working days from 20 January end after the Spring Festival",
                "2025-02-05",
                notice.path("lastDay").asText());
        var open = scene.suite.getInPublic(round.path().replace("/v1/", "/v1/public/") + "/notice");
        scene.expect(
                "anybody may read the notice",
                "200, 2 names",
                open.status() + ", " + open.body().path("candidates").size() + " names");
        scene.expect(
                "and finds no citizen ID in it", false, open.body().toString().matches(".*\\d{17}[0-9X].*"));
        scene.expect(
                "before its end it cannot be closed",
                409,
                round.tryToCloseNotice().status());
        round.closeNotice(notice);
    }

    private static void decide(Scene scene, RoundDesk round, List<String> winners) {
        var scorer = scene.suite.post(
                Actor.OFFICER,
                round.path() + "/appointments",
                round.round().etag(),
                Map.of("effectiveOn", EFFECTIVE_ON.toString(), "orderNumber", "崇委组〔2025〕6号"));
        scene.expect("who drafted the round does not decide", 403, scorer.status());
        var decided = round.decide(EFFECTIVE_ON, "崇委组〔2025〕6号");
        scene.expect(
                "appointments decided",
                winners.size(),
                decided.body().path("appointments").size());
        JsonNode appointment = Optional.ofNullable(round.appointments().get(winners.getFirst()))
                .orElseThrow();
        scene.keep("appointment", appointment.path("id").asText());
        scene.keep("trace", decided.headers().firstValue("X-Trace-Id").orElse("none"));
        scene.keep("second", winners.getLast());
    }
}
