package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.district.SampleDistrict;
import org.shequ.acceptance.load.OtherDoors;
import org.shequ.acceptance.load.PgBench;
import org.shequ.acceptance.load.Wrk;
import org.shequ.local.LocalException;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Reads of one person and of pages: the service alone, behind nginx and behind the gateway, beside the same rows read by
 * pgbench; in several rounds in turn, of each the middle one.
 */
final class ReadPeople implements Benchmark {
    private static final String PEOPLE = "/personnel/v1/people";

    /** Who reads the rows: the last three ask for the same pages over HTTP. */
    private enum Way {
        PGBENCH,
        ALONE,
        NGINX,
        GATEWAY
    }

    /** What is read, over HTTP and by SQL, and the share of pgbench's rate that the service alone aims at. */
    private record Kind(String name, List<String> paths, List<String> statements, double aim) {}

    private record Seen(double perSecond, double p99Millis) {}

    /** How hard it is tried. */
    private record Effort(int clients, int seconds, int rounds, int warm) {}

    @Override
    public String name() {
        return "read-people";
    }

    @Override
    public String about() {
        return "one person by id, and pages of 100: the service alone, behind nginx, behind the gateway, beside pgbench;"
                + " --clients 8 --seconds 8 --rounds 3 --warm 60 (seconds); --quick";
    }

    @Override
    public void run(Bench bench) {
        var quick = bench.flag("quick");
        var effort = new Effort(
                bench.option("clients", 8),
                bench.option("seconds", quick ? 2 : 8),
                bench.option("rounds", quick ? 1 : 3),
                bench.option("warm", quick ? 12 : 60));
        bench.requireAllUsed();
        var missing = OtherDoors.missing(List.of("nginx", "wrk", "pgbench"));
        if (!missing.isEmpty()) {
            throw new LocalException("this machine lacks " + String.join(", ", missing)
                    + "; apt-get install nginx-light wrk postgresql-client");
        }
        var kinds = kinds(people(bench));
        var home = bench.home();
        var token = bench.stack().token(Actor.VIEWER.role(), Bench.DISTRICT, "reader");
        var service = URI.create(bench.stack().serviceUrl("personnel")).getPort();
        try (var nginx = OtherDoors.nginx(home, 1, service)) {
            var ports = new EnumMap<Way, Integer>(Map.of(
                    Way.ALONE, service,
                    Way.NGINX, nginx.port(),
                    Way.GATEWAY, URI.create(bench.stack().gateway()).getPort()));
            for (var kind : kinds) { // the compilers' turn
                ports.forEach((way, port) -> read(home, kind, port, token, effort.clients(), effort.warm() / 6));
            }
            for (var kind : kinds) {
                var rounds = new EnumMap<Way, List<Seen>>(Way.class);
                for (var round = 0; round < effort.rounds(); round++) {
                    rounds.computeIfAbsent(Way.PGBENCH, way -> new ArrayList<>())
                            .add(new Seen(
                                    PgBench.perSecond(
                                            home,
                                            bench.stack().database("personnel"),
                                            effort.clients(),
                                            effort.seconds(),
                                            kind.statements()),
                                    Double.NaN));
                    ports.forEach((way, port) -> rounds.computeIfAbsent(way, first -> new ArrayList<>())
                            .add(read(home, kind, port, token, effort.clients(), effort.seconds())));
                }
                report(bench, kind, rounds);
            }
        }
    }

    private static List<String> people(Bench bench) {
        var district = SampleDistrict.generate(SampleDistrict.SEED);
        bench.suite().load(Actor.CLERK, "/personnel/v1/unit-imports", district.unitsCsv());
        bench.suite().load(Actor.CLERK, "/personnel/v1/person-imports", district.peopleCsv());
        var ids = bench.suite().all(Actor.VIEWER, PEOPLE).stream()
                .map(person -> person.path("id").asText())
                .toList();
        bench.say("%d people", ids.size());
        return ids;
    }

    private static List<Kind> kinds(List<String> ids) {
        return List.of(
                new Kind(
                        "one person by id",
                        ids.stream().map(id -> PEOPLE + "/" + id).toList(),
                        ids.stream()
                                .map(id -> "SELECT * FROM people WHERE id = '" + id + "';")
                                .toList(),
                        0.35),
                new Kind(
                        "a page of 100",
                        List.of(PEOPLE + "?limit=100"),
                        List.of("SELECT * FROM people WHERE scope_code >= '" + Bench.DISTRICT
                                + "' AND scope_code < '" + (Integer.parseInt(Bench.DISTRICT) + 1)
                                + "' ORDER BY scope_code, id LIMIT 101;"),
                        0.40));
    }

    private static Seen read(Path home, Kind kind, int port, String token, int clients, int seconds) {
        var seen = Wrk.run(home, clients, Math.max(1, seconds), "http://127.0.0.1:" + port, kind.paths(), token);
        if (seen.refused() + seen.broken() > 0) {
            throw new LocalException(seen.refused() + " refused, " + seen.broken() + " broken");
        }
        return new Seen(seen.perSecond(), seen.p99Millis());
    }

    private static void report(Bench bench, Kind kind, Map<Way, List<Seen>> rounds) {
        rounds.forEach((way, seen) -> bench.say(
                "%-20s %-10s %10.0f /s   p99 %6.2f ms",
                kind.name(),
                way.name().toLowerCase(Locale.ROOT),
                middle(seen, Seen::perSecond),
                middle(seen, Seen::p99Millis)));
        ratio(bench, kind, rounds, Way.ALONE, Way.PGBENCH, kind.aim());
        ratio(bench, kind, rounds, Way.GATEWAY, Way.PGBENCH, 0.20);
        ratio(bench, kind, rounds, Way.GATEWAY, Way.NGINX, 0.80);
    }

    private static void ratio(Bench bench, Kind kind, Map<Way, List<Seen>> rounds, Way way, Way limit, double aim) {
        var what = kind.name() + ", " + (way + " to " + limit).toLowerCase(Locale.ROOT);
        bench.ratio(what, rate(rounds, way), rate(rounds, limit), aim);
    }

    private static double rate(Map<Way, List<Seen>> rounds, Way way) {
        return middle(rounds.getOrDefault(way, List.of()), Seen::perSecond);
    }

    private static double middle(List<Seen> seen, ToDoubleFunction<Seen> figure) {
        var sorted = seen.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
