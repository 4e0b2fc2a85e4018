package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The last hour of a registration: everybody at once, through the gateway, each with the own evidence frozen; against the
 * bare row written through JDBC, one durable transaction each.
 */
final class RegisterThousands implements Benchmark {

    @Override
    public String name() {
        return "register-thousands";
    }

    @Override
    public String about() {
        return "registrations for one round through the gateway, against JDBC; --registrations 12000 --clients 16";
    }

    @Override
    public void run(Bench bench) {
        int registrations = bench.option("registrations", 12_000);
        int clients = bench.option("clients", 16);
        bench.requireAllUsed();
        try (var connection = bench.connect("selection")) {
            var people = load(connection, registrations);
            var round = round(bench);
            var path = "/selection/v1/rounds/" + round.getFirst() + "/registrations";
            var suite = Load.of(
                    clients,
                    registrations,
                    (client, number) -> bench.suite()
                            .post(
                                    Actor.OFFICER,
                                    path,
                                    Map.of("personId", people.get((int) number), "positionId", round.getLast()))
                            .require(201));
            suite.report(bench, "POST " + path.replace(round.getFirst(), "{id}"));
            requireAllFrozen(connection, registrations);
            var plain = plain(bench, clients, registrations);
            plain.report(bench, "INSERT of the row, one transaction each");
            bench.ratio("registrations a second", suite.perSecond(), plain.perSecond(), 0.1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Grid workers as personnel-service would have published them, each in a community of the district. */
    private static List<UUID> load(Connection connection, int people) throws SQLException {
        var source = "(SELECT i, '" + Bench.DISTRICT + "' || lpad((i % 900)::text, 6, '0') AS unit,"
                + " md5('r' || i)::uuid AS id, DATE '2019-01-01' + i % 900 AS since"
                + " FROM generate_series(1, " + people + ") i) x";
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO known_people (person_id, record, event_id, version)
                    SELECT id, jsonb_build_object('name', '王小明', 'sex', 'MALE', 'birthDate', '1990-03-09', 'education',
                           'BACHELOR', 'politicalStatus', 'CPC_MEMBER', 'certified', false, 'status', 'ACTIVE', 'sanctions',
                           '[]'::jsonb), md5('e' || i)::uuid, 1 FROM\s""" + source);
            statement.execute("""
                    INSERT INTO known_careers (person_id, unit_code, career, event_id, version)
                    SELECT id, unit, jsonb_build_object('assignments', jsonb_build_array(jsonb_build_object('id',
                           md5('a' || i)::uuid, 'unitCode', unit, 'post', 'GRID_WORKER', 'primary', true, 'period',
                           jsonb_build_object('from', since))), 'identities', '[]'::jsonb, 'reserveMemberships', '[]'::jsonb),
                           md5('f' || i)::uuid, 1 FROM\s""" + source);
            statement.execute("""
                    INSERT INTO known_posts (assignment_id, person_id, unit_code, post, held_from)
                    SELECT md5('a' || i)::uuid, id, unit, 'GRID_WORKER', since FROM\s""" + source);
            statement.execute("ANALYZE known_people; ANALYZE known_careers; ANALYZE known_posts");
            List<UUID> ids = new ArrayList<>();
            try (var rows = statement.executeQuery("SELECT id FROM " + source + " ORDER BY i")) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** A round into the reserve whose registration is open; its id and that of its position. */
    private static List<String> round(Bench bench) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var drafted = bench.suite()
                .post(
                        Actor.OFFICER,
                        "/selection/v1/rounds",
                        Map.of(
                                "kind",
                                "RESERVE",
                                "title",
                                "后备选拔",
                                "jurisdiction",
                                Bench.DISTRICT,
                                "positions",
                                List.of(Map.of("places", 98)),
                                "registrationFrom",
                                now.minusSeconds(3600),
                                "registrationTo",
                                now.plusSeconds(86_400)))
                .require(201);
        var id = drafted.text("id");
        var announced =
                bench.suite().post(Actor.OFFICER, "/selection/v1/rounds/" + id + "/announcement", drafted.etag(), null);
        announced.require(200);
        return List.of(id, drafted.body().at("/positions/0/id").asText());
    }

    private static void requireAllFrozen(Connection connection, int registrations) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FILTER (WHERE verdict = 'ELIGIBLE'"
                        + " AND jsonb_array_length(evidence -> 'judgement' -> 'findings') > 0"
                        + " AND evidence -> 'dossier' IS NOT NULL) FROM registrations")) {
            rows.next();
            if (rows.getLong(1) != registrations) {
                throw new IllegalStateException(rows.getLong(1) + " of " + registrations + " have their evidence");
            }
        }
    }

    private static Load plain(Bench bench, int clients, int registrations) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> statements = new ArrayList<>();
        try {
            for (int client = 0; client < clients; client++) {
                var connection = bench.connect("selection");
                connections.add(connection);
                if (client == 0) {
                    try (var statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE plain_registrations AS TABLE registrations WITH NO DATA;"
                                + " ALTER TABLE plain_registrations ADD PRIMARY KEY (id);"
                                + " CREATE UNIQUE INDEX ON plain_registrations (round_id, person_id)");
                    }
                }
                statements.add(connection.prepareStatement(
                        "INSERT INTO plain_registrations SELECT * FROM registrations WHERE id = ?"));
            }
            List<UUID> ids = new ArrayList<>();
            try (var statement = connections.getFirst().createStatement();
                    var rows = statement.executeQuery("SELECT id FROM registrations")) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return Load.of(clients, registrations, (client, number) -> {
                statements.get(client).setObject(1, ids.get((int) number));
                statements.get(client).executeUpdate();
            });
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }
}
