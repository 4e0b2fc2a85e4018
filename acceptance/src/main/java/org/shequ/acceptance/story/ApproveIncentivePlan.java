package org.shequ.acceptance.story;

import org.shequ.acceptance.client.Actor;

import java.util.Map;

/** 3. The plan "530": within five years 30 % of the secretaries may enter the establishment. */
final class ApproveIncentivePlan implements Step {

    @Override
    public String title() {
        return "The incentive plan 530 is approved / 批准“530”激励计划";
    }

    @Override
    public void tell(Scene scene) {
        var created = scene.suite
                .post(
                        Actor.DRAFTER,
                        "/quota/v1/incentive-plans",
                        Map.of(
                                "name",
                                "530激励计划",
                                "jurisdiction",
                                Scene.DISTRICT,
                                "fromYear",
                                2021,
                                "toYear",
                                2025,
                                "sharePercent",
                                30,
                                "documentNumber",
                                "崇委发〔2021〕5号"))
                .require(201);
        var path = "/quota/v1/incentive-plans/" + created.text("id");
        var document = Map.of("documentNumber", "崇委组〔2021〕12号");
        var approved = scene.suite
                .post(Actor.APPROVER, path + "/approval", created.etag(), document)
                .require(200)
                .body();
        scene.keep("plan", approved.path("id").asText());
        scene.expect("base: secretaries in post", 179, approved.path("base").asInt());
        scene.expect(
                "ceiling: 30 % of them, rounded down",
                53, approved.path("ceiling").asInt());
        scene.expect("left", 53, approved.path("left").asInt());
        scene.expect("years of the plan", 5, approved.path("pace").size());
    }
}
