package org.shequ.acceptance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Answer;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalException;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A determination of a nation's communities, drafted and approved as jobs, against the bare statement for the shares. */
final class DetermineNation implements Benchmark {

    private static final String CODE = "99";

    /** 943 million residents over 620,573 communities, unevenly. */
    private static final String FILL = """
            INSERT INTO units (code, name, kind, status, valid_from)
            SELECT '99' || lpad(n::text, 10, '0'), '社区' || n, 'COMMUNITY', 'ACTIVE', '2010-01-01'
            FROM generate_series(1, %1$d) n;
            INSERT INTO populations (unit_code, counted_on, urban_population, source, recorded_at, recorded_by)
            SELECT code, '2025-12-31', 1520 + hashtext(code) %% 1000, '年报', now(), 'bench' FROM units WHERE code LIKE '99%%';
            ANALYZE units; ANALYZE populations""";

    private static final String PLAIN = """
            CREATE TABLE plain_lines AS
            WITH shared AS (SELECT unit_code, urban_population, urban_population * 18 / 10000 AS whole,
                urban_population * 18 %% 10000 AS remainder FROM populations WHERE unit_code LIKE '99%%'),
            ranked AS (SELECT s.*, row_number() OVER (ORDER BY remainder DESC, urban_population DESC, unit_code) AS claim
                FROM shared s)
            SELECT unit_code, whole + (claim <= (SELECT round(sum(urban_population) * 18 / 10000.0) - sum(whole)
                FROM shared))::int AS places FROM ranked""".replace("%%", "%");

    @Override
    public String name() {
        return "determine-nation";
    }

    @Override
    public String about() {
        return "draft and approve a determination of every community of a nation, as jobs; --units 620573";
    }

    @Override
    public void run(Bench bench) {
        int units = bench.option("units", 620_573);
        bench.requireAllUsed();
        var stack = bench.stack();
        execute(bench, FILL.formatted(units));
        var plain = bench.time("shares by one bare statement", units, () -> {
            execute(bench, PLAIN);
            return units;
        });
        try (var suite = new Suite(stack.gateway(), "*", stack::token)) {
            var draft = bench.time("draft: lines, explanation, totals", units, () -> draft(suite));
            bench.say(
                    "%d communities, %d places",
                    draft.result().path("units").asLong(),
                    draft.result().path("total").asLong());
            var approval =
                    bench.time("approval: accounts, ledger, events", units, () -> approve(suite, draft.result()));
            requireEqual(units, approval.result().path("units").asLong());
            bench.ratio("draft to the bare statement", draft.perSecond(), plain.perSecond(), 0.2);
            bench.time("ledger proof over all of it", units, () -> {
                var proof = suite.get(Actor.AUDITOR, "/quota/v1/ledger-proof?unit=" + CODE)
                        .require(200)
                        .body();
                if (!proof.path("balanced").asBoolean()) {
                    throw new LocalException("the ledger is not balanced: " + proof);
                }
                return proof;
            });
            bench.time(
                    "one page of 500 lines",
                    500,
                    () -> suite.get(
                                    Actor.VIEWER,
                                    "/quota/v1/determinations/"
                                            + draft.result()
                                                    .path("determinationId")
                                                    .asText() + "/lines?limit=500")
                            .require(200));
        }
    }

    private static JsonNode draft(Suite suite) {
        var standard = suite.post(
                        Actor.DRAFTER,
                        "/quota/v1/standards",
                        Map.of(
                                "jurisdiction",
                                CODE,
                                "ratioPer10000",
                                18,
                                "effectiveFrom",
                                "2025-01-01",
                                "documentNumber",
                                "国办发〔2025〕1号"))
                .require(201)
                .text("id");
        return ended(
                suite,
                Actor.DRAFTER,
                suite.post(
                        Actor.DRAFTER,
                        "/quota/v1/determination-drafts",
                        Map.of(
                                "jurisdiction",
                                CODE,
                                "standardId",
                                standard,
                                "populationDate",
                                "2025-12-31",
                                "title",
                                "全国员额核定")));
    }

    private static JsonNode approve(Suite suite, JsonNode draft) {
        var path = "/quota/v1/determinations/" + draft.path("determinationId").asText();
        var etag = suite.get(Actor.DRAFTER, path).require(200).etag();
        var submitted =
                suite.post(Actor.DRAFTER, path + "/submission", etag, null).require(200);
        return ended(
                suite,
                Actor.APPROVER,
                suite.post(
                        Actor.APPROVER,
                        path + "/approval-jobs",
                        submitted.etag(),
                        Map.of("documentNumber", "国办发〔2026〕8号", "organ", "国务院")));
    }

    private static JsonNode ended(Suite suite, Actor actor, Answer accepted) {
        var path = "/quota/v1/jobs/" + accepted.require(202).text("id");
        while (true) {
            var job = suite.get(actor, path).require(200).body();
            var state = job.path("state").asText();
            if (state.equals("SUCCEEDED")) {
                return job.path("result");
            }
            if (List.of("FAILED", "CANCELLED").contains(state)) {
                throw new LocalException("the job ended with " + job);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private static void requireEqual(long wanted, long found) {
        if (wanted != found) {
            throw new LocalException("wanted " + wanted + " communities, found " + found);
        }
    }

    private static void execute(Bench bench, String sql) {
        try (var connection = bench.connect("quota");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LocalException(sql + ": " + e.getMessage(), e);
        }
    }
}
