package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads of one person and of pages, through the gateway, against the same row through JDBC. */
final class ReadPeople implements Benchmark {
    @Override
    public String name() {
        return "read-people";
    }

    @Override
    public String about() {
        return "one person by id, and pages of 100, through the gateway, against JDBC; --reads 20000 --clients 8";
    }

    @Override
    public void run(Bench bench) {
        int reads = bench.option("reads", 20_000);
        int clients = bench.option("clients", 8);
        bench.requireAllUsed();
        var district = SampleDistrict.generate(SampleDistrict.SEED);
        for (var file : List.of(
                List.of("/personnel/v1/unit-imports", district.unitsCsv()),
                List.of("/personnel/v1/person-imports", district.peopleCsv()))) {
            bench.suite().load(Actor.CLERK, file.getFirst(), file.getLast());
        }
        var ids = bench.suite().all(Actor.VIEWER, "/personnel/v1/people").stream()
                .map(person -> person.path("id").asText())
                .toList();
        bench.say("%d people", ids.size());

        http(bench, clients, reads / 2, ids); // the compilers' turn
        var suite = http(bench, clients, reads, ids);
        suite.report(bench, "GET /personnel/v1/people/{id}");
        var plain = jdbc(bench, clients, reads, ids);
        plain.report(bench, "SELECT by id, prepared");
        bench.ratio("one person by id", suite.perSecond(), plain.perSecond(), 0.35);

        var pages = Load.of(
                clients,
                reads / 20,
                (client, number) -> bench.suite()
                        .get(Actor.VIEWER, "/personnel/v1/people?limit=100")
                        .require(200));
        pages.report(bench, "GET /personnel/v1/people?limit=100");
    }

    private static Load http(Bench bench, int clients, int reads, List<String> ids) {
        return Load.of(
                clients,
                reads,
                (client, number) -> bench.suite()
                        .get(Actor.VIEWER, "/personnel/v1/people/" + ids.get((int) (number * 7919 % ids.size())))
                        .require(200));
    }

    private static Load jdbc(Bench bench, int clients, int reads, List<String> ids) {
        var connections = new ArrayList<Connection>();
        var statements = new ArrayList<PreparedStatement>();
        try {
            for (var client = 0; client < clients; client++) {
                var connection = bench.connect("personnel");
                connections.add(connection);
                statements.add(connection.prepareStatement("SELECT * FROM people WHERE id = ?"));
            }
            return Load.of(clients, reads, (client, number) -> {
                var statement = statements.get(client);
                statement.setObject(1, UUID.fromString(ids.get((int) (number * 7919 % ids.size()))));
                try (var rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        throw new IllegalStateException("nobody there");
                    }
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            connections.forEach(ReadPeople::close);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
