package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** 5. Who is eligible now, over the whole district, each criterion with its finding and evidence. */
final class JudgeEligibility implements Step {

    @Override
    public String title() {
        return "Who is eligible now, and why not / 当前谁符合条件及理由";
    }

    @Override
    public void tell(Scene scene) {
        var judged = scene.suite.all(Actor.VIEWER, "/selection/v1/eligibility?kind=INSTITUTION&unit=" + Scene.DISTRICT);
        scene.expect("secretaries judged", 179, judged.size());
        scene.expect(
                "eligible: exactly those that the generator made so",
                new TreeSet<>(scene.district.eligibleSecretaries().stream()
                        .map(scene::person)
                        .toList()),
                new TreeSet<>(judged.stream()
                        .filter(one -> one.path("verdict").asText().equals("ELIGIBLE"))
                        .map(one -> one.path("personId").asText())
                        .toList()));
        scene.expect(
                "judgements without a finding for each of seven criteria",
                0,
                judged.stream().filter(one -> one.path("findings").size() != 7).count());
        haobei(scene, of(judged, scene.person(scene.district.haobeiSecretary())));
        hongji(scene, of(judged, scene.person(scene.district.hongjiSecretary())));
    }

    private static JsonNode of(List<JsonNode> judged, String person) {
        return judged.stream()
                .filter(one -> one.path("personId").asText().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static void haobei(Scene scene, JsonNode judged) {
        scene.expect(
                "the secretary of 濠北社区",
                "ELIGIBLE in " + SampleDistrict.HAOBEI,
                judged.path("verdict").asText() + " in "
                        + judged.path("unitCode").asText());
        var front = finding(judged, "COMMUNITY_IN_FRONT");
        scene.expect("濠北社区 in front: evidence of three years", 3, evidence(front, "COMMUNITY_RESULT"));
        var tenure = finding(judged, "TENURE_IN_POST");
        scene.expect("tenure as secretary", "105 months", tenure.path("actual").asText());
    }

    private static void hongji(Scene scene, JsonNode judged) {
        var failed = new ArrayList<String>();
        judged.path("findings").forEach(finding -> {
            if (!finding.path("outcome").asText().equals("PASS")) {
                failed.add(finding.path("criterion").asText());
            }
        });
        scene.expect(
                "the secretary of 洪济社区 fails in one thing only",
                "NOT_ELIGIBLE [COMMUNITY_IN_FRONT]",
                judged.path("verdict").asText() + " " + failed);
        scene.expect(
                "and is told that the community has no three ranked years",
                true,
                finding(judged, "COMMUNITY_IN_FRONT")
                        .at("/explanation/en")
                        .asText()
                        .contains("it has no three ranked years: no rank for 2022, 2023; it was formed on 2023-07-01."
                                + " A year without a rank never counts as front."));
    }

    static JsonNode finding(JsonNode judged, String criterion) {
        for (var finding : judged.path("findings")) {
            if (finding.path("criterion").asText().equals(criterion)) {
                return finding;
            }
        }
        throw new IllegalStateException("there is no finding for " + criterion);
    }

    private static int evidence(JsonNode finding, String kind) {
        var count = 0;
        for (var evidence : finding.path("evidence")) {
            count += evidence.path("kind").asText().equals(kind) ? 1 : 0;
        }
        return count;
    }
}
