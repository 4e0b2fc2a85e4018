package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.disclosure.Contract.Operation;
import org.shequ.acceptance.disclosure.Contract.Parameter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Reads, from one viewpoint, all that the contract lets one read: every operation for every id that was ever seen, every
 * filter, every sort, every page, every form of an answer.
 */
final class Walk {
    private static final Set<String> PAGING =
            Set.of("limit", "cursor", "count", "wait", "since", "resumeAfter", "fields");
    private static final List<String> PERSONAL_SORTS =
            List.of("birthDate", "birthYear", "age", "name", "citizenId", "phone");
    private static final int MOST_PAGES = 60;
    private static final int CALLERS = 4;

    private final Door door;
    private final Contract contract;
    private final KnownValues known;
    private final Viewpoint from;
    private final LocalDate today;
    private final Consumer<Reply> reader;
    private final int others;

    /** @param others how many ids are tried beside those of the canaries */
    Walk(
            Door door,
            Contract contract,
            KnownValues known,
            Viewpoint from,
            LocalDate today,
            int others,
            Consumer<Reply> reader) {
        this.door = door;
        this.contract = contract;
        this.known = known;
        this.from = from;
        this.today = today;
        this.others = others;
        this.reader = reader;
    }

    void run() {
        for (var operation : contract.operations()) {
            if (operation.method().equals("GET")) {
                var paths = filled(operation, others);
                inParallel(paths, path -> read(operation, path, path.equals(paths.getFirst())));
            }
        }
    }

    /** The operation's path with everything that may stand in it. */
    List<String> filled(Operation operation, int most) {
        var paths = List.of("");
        for (var part : operation.path().substring(1).split("/", -1)) {
            var longer = new ArrayList<String>();
            for (var path : paths) {
                if (part.startsWith("{")) {
                    var name = part.substring(1, part.length() - 1);
                    operation.parameters().stream()
                            .filter(parameter -> parameter.name().equals(name))
                            .findFirst()
                            .ifPresent(parameter -> known.inPath(path, parameter, most)
                                    .forEach(value -> longer.add(path + "/" + encoded(value))));
                } else {
                    longer.add(path + "/" + part);
                }
            }
            paths = longer;
        }
        return paths;
    }

    private static void inParallel(List<String> paths, Consumer<String> work) {
        try (var workers = Executors.newFixedThreadPool(CALLERS)) {
            paths.stream()
                    .map(path -> CompletableFuture.runAsync(() -> work.accept(path), workers))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    /** @param sorts whether sorts are tried too: once for each operation is enough */
    private void read(Operation operation, String path, boolean sorts) {
        var bases = bases(operation);
        if (refused(door.get(from, path + bases.getFirst()), path)) {
            return;
        }
        var answered = new LinkedHashSet<String>();
        for (var base : bases) {
            if (pages(operation, path, base)) {
                answered.add(base);
            }
        }
        var base = answered.isEmpty() ? bases.getFirst() : answered.getFirst();
        for (var parameter : operation.query()) {
            if (!PAGING.contains(parameter.name())
                    && (sorts || !parameter.name().equals("sort"))) {
                for (var value : tries(parameter)) {
                    var asked = and(base, parameter.name(), value);
                    if (!bases.contains(asked)) {
                        pages(operation, path, asked);
                    }
                }
            }
        }
        if (sorts && operation.takes("cursor")) {
            bases.forEach(asked -> foreignCursors(path, asked.replace("limit=500", "limit=2")));
        }
        if (!answered.isEmpty()) {
            operation.media().stream()
                    .filter(media -> !media.equals("application/json"))
                    .forEach(media -> take(door.get(from, path + base, media), path));
        }
        take(door.get(from, path + and(base, "unheardOf", "1")), path);
    }

    /** Goes on from where somebody else stands, who may see more, or asked for something else. */
    private void foreignCursors(String path, String query) {
        known.cursorsOfOthers(path + query, from)
                .forEach(cursor -> take(
                        door.get(from, path + and(query.replace("limit=2", "limit=500"), "cursor", cursor)), path));
        var next = door.get(from, path + query).body().path("next").asText("");
        if (!next.isEmpty()) {
            known.cursor(path + query, from, next);
        }
    }

    /** Who is not let in at all learns no more by asking otherwise. */
    private boolean refused(Reply reply, String path) {
        take(reply, path);
        return reply.status() == 401 || reply.status() == 403;
    }

    /** With what it requires and no more, and of each unit that is of interest. */
    private List<String> bases(Operation operation) {
        var bases = List.of(operation.takes("limit") ? "?limit=500" : "");
        for (var parameter : operation.query()) {
            var values = parameter.required() ? tries(parameter) : List.<String>of();
            if (!values.isEmpty()) { // without a value that was seen, it is asked without it, and refused
                bases = bases.stream()
                        .flatMap(base -> values.stream().map(value -> and(base, parameter.name(), value)))
                        .toList();
            }
        }
        var all = new ArrayList<>(bases);
        if (operation.takes("count")) {
            all.add(and(bases.getFirst(), "count", "true"));
        }
        for (var name : List.of("unit", "jurisdiction")) {
            for (var parameter : operation.query()) {
                if (parameter.name().equals(name) && !parameter.required()) {
                    bases.forEach(base -> known.inQuery(parameter, 1).forEach(unit -> all.add(and(base, name, unit))));
                }
            }
        }
        return all;
    }

    private List<String> tries(Parameter parameter) {
        if (parameter.name().equals("sort")) {
            return PERSONAL_SORTS.stream()
                    .flatMap(field -> List.of(field, "-" + field).stream())
                    .toList();
        }
        if (parameter.isDate()) {
            return List.of(
                    today.toString(),
                    today.minusDays(400).toString(),
                    today.plusYears(8).toString());
        }
        if (parameter.isInstant()) {
            return List.of(today.minusDays(200) + "T00:00:00Z");
        }
        if (parameter.isBoolean()) {
            return List.of("true", "false");
        }
        var seen = known.inQuery(parameter, 2);
        return seen.isEmpty() && parameter.isInteger() ? List.of("1") : seen;
    }

    /** Reads page after page; answers whether there was anything to read. */
    private boolean pages(Operation operation, String path, String query) {
        var feed = operation.takes("since");
        var call = path + query;
        for (var page = 0; page < MOST_PAGES; page++) {
            var reply = door.get(from, call);
            take(reply, path);
            var next = reply.body().path("next").asText("");
            if (!reply.ok()
                    || next.isEmpty()
                    || feed && reply.body().path("items").isEmpty()) {
                return reply.ok();
            }
            call = path + and(query, feed ? "since" : "cursor", next);
        }
        return true;
    }

    private void take(Reply reply, String path) {
        if (reply.ok()) {
            known.learn(path, reply.body());
        }
        reader.accept(reply);
    }

    private static String and(String query, String name, String value) {
        return query + (query.isEmpty() ? "?" : "&") + name + "=" + encoded(value);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
