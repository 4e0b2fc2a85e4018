package org.shequ.acceptance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.fault.QuotaDistrict;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A place reserved, locked and confirmed, as three commands through the gateway, against the three transactions that do
 * the least of it by hand: a conditional UPDATE with its row, and two more UPDATEs. On many accounts, and on one. And
 * against transactions by hand that leave the same evidence: what the rules, the protocol and the platform add.
 */
final class TakePlaces implements Benchmark {

    private static final int PLACES = 1000;

    @Override
    public String name() {
        return "take-places";
    }

    @Override
    public String about() {
        return "reserve, lock and confirm through the gateway, against conditional UPDATEs through JDBC;"
                + " --rounds 4000 --clients 16 --accounts 1000 --warm 45";
    }

    @Override
    public void run(Bench bench) {
        int rounds = bench.option("rounds", 4000);
        int clients = bench.option("clients", 16);
        int accounts = bench.option("accounts", 1000);
        int warm = bench.option("warm", 45);
        bench.requireAllUsed();
        var communities = QuotaDistrict.determined(bench.suite(), accounts, PLACES);
        var suite = bench.suite();
        Load.warm(clients, warm, round(suite, communities));
        var many = Load.of(clients, rounds, round(suite, communities));
        many.report(bench, "reserve + lock + confirm, " + accounts + " accounts");
        try (var direct = new Suite(bench.stack().serviceUrl("quota"), QuotaDistrict.CODE, bench.stack()::token)) {
            Load.of(clients, rounds, round(direct, communities)).report(bench, "the same past the gateway");
        }
        var one = communities.subList(0, 1);
        var hot = Load.of(clients, Math.min(rounds, PLACES / 2), round(suite, one));
        hot.report(bench, "reserve + lock + confirm, one account");
        Load plainMany;
        Load plainHot;
        Load evident;
        try (var plain = new PlainPlaces(bench, clients, accounts)) {
            plainMany = plain.leastOf(rounds * 5, accounts);
            plainMany.report(bench, "three UPDATEs by hand, " + accounts + " accounts");
            plainHot = plain.leastOf(rounds * 5, 1);
            plainHot.report(bench, "three UPDATEs by hand, one account");
            evident = plain.allOf(rounds * 2, accounts);
            evident.report(bench, "by hand with ledger, events, audit and answers");
        }
        bench.ratio("many accounts", many.perSecond(), plainMany.perSecond(), 0.5);
        bench.ratio("one hot account", hot.perSecond(), plainHot.perSecond(), 0.5);
        bench.ratio("one hot account to many, over HTTP", hot.perSecond(), many.perSecond(), 0.5);
        bench.ratio("many accounts, to all that must be written", many.perSecond(), evident.perSecond(), 0.4);
    }

    private static Load.Action round(Suite suite, List<String> communities) {
        return (client, number) -> {
            var unit = communities.get((int) (number * 7919 % communities.size()));
            var held =
                    step(suite, "", null, Map.of("unitCode", unit, "places", 1, "documentNumber", "崇人社〔2026〕7号"), 201);
            var locked = step(suite, "/" + id(held) + "/lock", held, null, 200);
            step(
                    suite,
                    "/" + id(held) + "/confirmation",
                    locked,
                    Map.of(
                            "placeId", held.at("/places/0/id").asText(),
                            "personId", UUID.randomUUID(),
                            "effectiveOn", "2026-07-01"),
                    200);
        };
    }

    private static JsonNode step(Suite suite, String path, @Nullable JsonNode seen, @Nullable Object body, int wanted) {
        var etag = seen == null ? null : "\"" + seen.path("version").asLong() + "\"";
        return suite.post(Actor.DRAFTER, "/quota/v1/place-requests" + path, etag, body)
                .require(wanted)
                .body();
    }

    private static String id(JsonNode request) {
        return request.path("id").asText();
    }
}
