package org.shequ.acceptance.story;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.district.SampleDistrict;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** 2. The district determines its quotas at 18 per 10,000 and gains about 300 places. */
final class DetermineQuotas implements Step {

    @Override
    public String title() {
        return "Quotas are determined at 18 per 10,000 / 按每万人18名核定员额";
    }

    @Override
    public void tell(Scene scene) {
        determine(scene, "15.5", "2021-01-01", "2020-11-01", "2021");
        var determination = determine(scene, "18", "2025-01-01", "2024-12-31", "2025");
        var summary = determination.path("summary");
        scene.expect("places determined", 2131, summary.path("total").asInt());
        scene.expect("places before", 1835, summary.path("previousTotal").asInt());
        scene.expect("change", 296, summary.path("change").asInt());
        var lines = lines(scene, determination.path("id").asText());
        scene.expect(
                "the parts of 179 communities sum to the total",
                "179: 2131",
                lines.size() + ": "
                        + lines.values().stream().mapToInt(Integer::intValue).sum());
        var computedHere = scene.district.places(new BigDecimal("18"));
        scene.expect(
                "parts that largest remainder, computed here once more, gives too",
                "179 of 179",
                lines.entrySet().stream()
                                .filter(line -> line.getValue().equals(computedHere.get(line.getKey())))
                                .count()
                        + " of " + lines.size());
        var wenfeng = scene.staffing(SampleDistrict.WENFENG);
        scene.expect(
                "the account of 文峰社区 follows, and has a vacancy",
                lines.get(SampleDistrict.WENFENG) + ", true",
                wenfeng.path("approved").asInt() + ", "
                        + (wenfeng.path("vacancy").asInt() > 0));
        whatIf(scene);
    }

    private static JsonNode determine(Scene scene, String ratio, String from, String population, String year) {
        var standard = standard(scene, ratio, from, year);
        var draft = draft(scene, standard, population, year + "年社区工作者员额核定", false);
        var path = "/quota/v1/determinations/" + draft.text("id");
        var submitted = scene.suite
                .post(Actor.DRAFTER, path + "/submission", draft.etag(), null)
                .require(200);
        return scene.suite
                .post(
                        Actor.APPROVER,
                        path + "/approval",
                        submitted.etag(),
                        Map.of("documentNumber", "崇政发〔" + year + "〕8号", "organ", "崇川区委组织部"))
                .require(200)
                .body();
    }

    private static String standard(Scene scene, String ratio, String from, String year) {
        return scene.suite
                .post(
                        Actor.DRAFTER,
                        "/quota/v1/standards",
                        Map.of(
                                "jurisdiction",
                                Scene.DISTRICT,
                                "ratioPer10000",
                                new BigDecimal(ratio),
                                "effectiveFrom",
                                from,
                                "documentNumber",
                                "崇政办发〔" + year + "〕1号"))
                .require(201)
                .text("id");
    }

    private static Answer draft(Scene scene, String standard, String population, String title, boolean whatIf) {
        return scene.suite
                .post(
                        Actor.DRAFTER,
                        "/quota/v1/determinations",
                        Map.of(
                                "jurisdiction", Scene.DISTRICT,
                                "standardId", standard,
                                "populationDate", population,
                                "title", title,
                                "whatIf", whatIf))
                .require(201);
    }

    private static Map<String, Integer> lines(Scene scene, String determination) {
        var places = new TreeMap<String, Integer>();
        scene.suite
                .all(Actor.VIEWER, "/quota/v1/determinations/" + determination + "/lines")
                .forEach(line -> places.put(
                        line.path("unitCode").asText(), line.path("new").asInt()));
        return places;
    }

    /** What 20 per 10,000 would mean may be asked, and moves nobody's account. */
    private static void whatIf(Scene scene) {
        var standard = standard(scene, "20", "2026-01-01", "2026");
        var asked = draft(scene, standard, "2024-12-31", "2026年测算", true);
        scene.expect(
                "a what-if at 20 per 10,000 tells its total",
                2367,
                asked.body().at("/summary/total").asInt());
        scene.expect(
                "and cannot be submitted",
                "WHAT_IF_CHANGES_NOTHING",
                scene.suite
                        .post(
                                Actor.DRAFTER,
                                "/quota/v1/determinations/" + asked.text("id") + "/submission",
                                asked.etag(),
                                null)
                        .code());
    }
}
