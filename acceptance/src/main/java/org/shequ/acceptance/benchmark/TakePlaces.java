package org.shequ.acceptance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.fault.QuotaDistrict;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A place reserved, locked and confirmed, as three commands through the gateway, against the three transactions that do
 * the least of it by hand: a conditional UPDATE with its row, and two more UPDATEs. On many accounts, and on one.
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
                + " --rounds 2000 --clients 16 --accounts 1000";
    }

    @Override
    public void run(Bench bench) {
        int rounds = bench.option("rounds", 2000);
        int clients = bench.option("clients", 16);
        int accounts = bench.option("accounts", 1000);
        bench.requireAllUsed();
        var communities = QuotaDistrict.determined(bench.suite(), accounts, PLACES);
        var suite = bench.suite();
        http(suite, clients, Math.max(clients, rounds / 2), communities); // the compilers' turn
        var many = http(suite, clients, rounds, communities);
        many.report(bench, "reserve + lock + confirm, " + accounts + " accounts");
        try (var direct = new Suite(bench.stack().serviceUrl("quota"), QuotaDistrict.CODE, bench.stack()::token)) {
            http(direct, clients, rounds, communities).report(bench, "the same past the gateway");
        }
        var hot = http(suite, clients, Math.min(rounds, PLACES / 2), communities.subList(0, 1));
        hot.report(bench, "reserve + lock + confirm, one account");
        var plain = new Plain(bench, clients, accounts);
        var plainMany = plain.run(rounds * 5, accounts);
        plainMany.report(bench, "three UPDATEs by hand, " + accounts + " accounts");
        var plainHot = plain.run(rounds * 5, 1);
        plainHot.report(bench, "three UPDATEs by hand, one account");
        plain.close();
        bench.ratio("many accounts", many.perSecond(), plainMany.perSecond(), 0.5);
        bench.ratio("one hot account", hot.perSecond(), plainHot.perSecond(), 0.5);
        bench.ratio("one hot account to many, over HTTP", hot.perSecond(), many.perSecond(), 0.5);
    }

    private static Load http(Suite suite, int clients, int rounds, List<String> communities) {
        return Load.of(clients, rounds, (client, number) -> {
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
        });
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

    /** The least that must be written, by prepared statements, each step a durable commit. */
    private static final class Plain {

        private final int clients;
        private final List<Connection> connections = new ArrayList<>();
        private final List<PreparedStatement[]> statements = new ArrayList<>();

        Plain(Bench bench, int clients, int accounts) {
            this.clients = clients;
            try {
                try (var connection = bench.connect("quota");
                        var statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE plain_accounts (id int PRIMARY KEY, approved int, reserved int)");
                    statement.execute(
                            "CREATE TABLE plain_places (id uuid PRIMARY KEY, account int, status text, person uuid)");
                    statement.execute("INSERT INTO plain_accounts SELECT n, 1000000, 0 FROM generate_series(0, "
                            + (accounts - 1) + ") n");
                }
                for (int i = 0; i < clients; i++) {
                    var connection = bench.connect("quota");
                    connections.add(connection);
                    statements.add(new PreparedStatement[] {
                        connection.prepareStatement("""
                                WITH moved AS (UPDATE plain_accounts SET reserved = reserved + 1
                                    WHERE id = ? AND approved - reserved >= 1 RETURNING id)
                                INSERT INTO plain_places SELECT ?, id, 'HELD', NULL FROM moved"""),
                        connection.prepareStatement(
                                "UPDATE plain_places SET status = 'LOCKED' WHERE id = ? AND status = 'HELD'"),
                        connection.prepareStatement(
                                "UPDATE plain_places SET status = 'CONFIRMED', person = ? WHERE id = ? AND status = 'LOCKED'")
                    });
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Load run(int rounds, int accounts) {
            return Load.of(clients, rounds, (client, number) -> {
                var place = UUID.randomUUID();
                var own = statements.get(client);
                own[0].setInt(1, (int) (number * 7919 % accounts));
                own[0].setObject(2, place);
                own[1].setObject(1, place);
                own[2].setObject(1, UUID.randomUUID());
                own[2].setObject(2, place);
                for (var statement : own) {
                    if (statement.executeUpdate() != 1) {
                        throw new IllegalStateException("not done");
                    }
                }
            });
        }

        void close() {
            try {
                for (var connection : connections) {
                    connection.close();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
