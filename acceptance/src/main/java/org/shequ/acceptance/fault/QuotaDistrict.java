package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An invented district with as many communities as wanted, each with a determined quota; nobody works there. */
public final class QuotaDistrict {

    public static final String CODE = "320613";

    private static final int PER_SUBDISTRICT = 100;
    private static final String COUNTED_ON = "2024-12-31";

    private QuotaDistrict() {}

    /** The codes of the communities, once each has its account. */
    public static List<String> determined(Suite suite, int communities, int places) {
        var codes = new ArrayList<String>();
        var units = new StringBuilder("code,name,kind,parent_code,valid_from,urban_rural_class\n");
        var populations = new StringBuilder("unit_code,date,urban_population,source\n");
        units.append(CODE).append(",崇川区,DISTRICT,,2010-01-01,\n");
        for (int i = 0; i < communities; i++) {
            var subdistrict = CODE + "%03d".formatted(1 + i / PER_SUBDISTRICT);
            if (i % PER_SUBDISTRICT == 0) {
                units.append(subdistrict)
                        .append(",第")
                        .append(1 + i / PER_SUBDISTRICT)
                        .append("街道,SUBDISTRICT,")
                        .append(CODE)
                        .append(",2010-01-01,\n");
            }
            var code = subdistrict + "%03d".formatted(1 + i % PER_SUBDISTRICT);
            codes.add(code);
            units.append(code)
                    .append(",第")
                    .append(i + 1)
                    .append("社区,COMMUNITY,")
                    .append(subdistrict)
                    .append(",2010-01-01,111\n");
            populations
                    .append(code)
                    .append(',')
                    .append(COUNTED_ON)
                    .append(',')
                    .append(places * 1000)
                    .append(",年报\n");
        }
        load(suite, Actor.CLERK, "/personnel/v1/unit-imports", units.toString());
        suite.await("quota knows the units", () -> {
            var job = suite.load(
                    Actor.DRAFTER, "/quota/v1/population-imports?acknowledgeWarnings=true", populations.toString());
            return job.path("state").asText().equals("SUCCEEDED") ? Optional.of(job) : Optional.empty();
        });
        determine(suite);
        return codes;
    }

    private static void load(Suite suite, Actor actor, String path, String csv) {
        var job = suite.load(actor, path, csv);
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException(path + " ended with " + job);
        }
    }

    private static void determine(Suite suite) {
        var standard = suite.post(
                        Actor.DRAFTER,
                        "/quota/v1/standards",
                        Map.of(
                                "jurisdiction",
                                CODE,
                                "ratioPer10000",
                                new BigDecimal("10"),
                                "effectiveFrom",
                                "2025-01-01",
                                "documentNumber",
                                "崇政办发〔2025〕1号"))
                .require(201)
                .text("id");
        var draft = suite.post(
                        Actor.DRAFTER,
                        "/quota/v1/determinations",
                        Map.of(
                                "jurisdiction", CODE,
                                "standardId", standard,
                                "populationDate", COUNTED_ON,
                                "title", "员额核定"))
                .require(201);
        var path = "/quota/v1/determinations/" + draft.text("id");
        var submitted = suite.post(Actor.DRAFTER, path + "/submission", draft.etag(), null)
                .require(200);
        suite.post(
                        Actor.APPROVER,
                        path + "/approval",
                        submitted.etag(),
                        Map.of("documentNumber", "崇政发〔2025〕8号", "organ", "崇川区委组织部"))
                .require(200);
    }
}
