package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;

import java.time.LocalDate;
import java.util.Map;

/** 4. A round asks for two of the plan's places and gets them; one that asks for more than is left is refused with the figures. */
final class RequestPlaces implements Step {
    static final LocalDate REGISTRATION_FROM = LocalDate.of(2025, 1, 8);
    static final LocalDate REGISTRATION_TO = LocalDate.of(2025, 1, 10);
    static final int PLACES = 2;

    @Override
    public String title() {
        return "A round gets its places, another is refused / 申请名额：一轮获批，一轮被拒";
    }

    @Override
    public void tell(Scene scene) {
        var round = draft(scene, PLACES, "2025年社区党组织书记事业编制专项选聘");
        var reserved = round.requestPlaces();
        scene.expect("the round's request", "RESERVED", reserved.path("state").asText());
        scene.expect("places held for it", PLACES, reserved.path("placeIds").size());
        scene.secretaryRound(round);
        var left = scene.plan().path("left").asInt();
        var greedy = draft(scene, left + 1, "超出剩余名额的选聘");
        var refused = greedy.requestPlaces();
        scene.expect(
                "a request for one more than is left",
                "REFUSED",
                refused.path("state").asText());
        scene.expect(
                "the refusal names the figures",
                "INSUFFICIENT: approved 53, occupied 0, reserved 2, vacancy 51, requested 52",
                figures(refused.path("refusal")));
        scene.expect("the refused round cannot open", "409 PLACES_NOT_RESERVED", announcement(scene, greedy));
        scene.expect("left in the plan", 51, scene.plan().path("left").asInt());
    }

    private static RoundDesk draft(Scene scene, int places, String title) {
        var position = Map.of("planId", scene.kept("plan"), "places", places);
        return RoundDesk.draft(scene, "INSTITUTION", title, position, REGISTRATION_FROM, REGISTRATION_TO);
    }

    private static String figures(JsonNode refusal) {
        var figures = refusal.path("figures");
        return "%s: approved %s, occupied %s, reserved %s, vacancy %s, requested %s"
                .formatted(
                        refusal.path("reason").asText(),
                        figures.path("approved"),
                        figures.path("occupied"),
                        figures.path("reserved"),
                        figures.path("vacancy"),
                        figures.path("requested"));
    }

    private static String announcement(Scene scene, RoundDesk round) {
        var answer = scene.suite.post(
                Actor.OFFICER, round.path() + "/announcement", round.round().etag(), null);
        return answer.status() + " " + answer.code();
    }
}
