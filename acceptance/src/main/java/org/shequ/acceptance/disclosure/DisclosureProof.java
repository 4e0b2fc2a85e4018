package org.shequ.acceptance.disclosure;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.story.Machines;
import org.shequ.acceptance.story.Story;
import org.shequ.local.LocalStack;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole attack: a district with canaries is loaded and lives through its story; then everything that each role and scope
 * is shown, and everything that lies about, is read and joined, and what is left to guess is counted.
 */
public final class DisclosureProof {
    private static final List<Integer> STEPS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 10);
    private static final String DISTRICT = "320613";

    private final LocalStack stack;
    private final SpanCollector spans;
    private final Extent extent;
    private final PrintStream out;
    private final long begun = System.nanoTime();
    private final Map<Viewpoint, Map<String, Dossier>> dossiers = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final Set<String> everybody = new TreeSet<>();
    private final List<String> refused = new ArrayList<>();
    private LocalDate today = LocalDate.EPOCH;

    /**
     * How much is tried.
     *
     * @param roles and scopes to look from
     * @param bisecting those of the roles that ask day after day, for it takes long and readers are all alike
     * @param budget questions of each kind for each canary
     * @param others how many ids are tried beside those of the canaries; day after day is asked of twice as many canaries
     */
    public record Extent(List<String> roles, List<String> scopes, Set<String> bisecting, int budget, int others) {

        /** Every role, every kind of scope; those that see most come first, so that the others know what to ask for. */
        public static Extent whole(List<String> roles) {
            var first = List.of("auditor", "viewer", "system");
            return new Extent(
                    Stream.concat(first.stream(), roles.stream().filter(role -> !first.contains(role)))
                            .toList(),
                    List.of("*", DISTRICT, CanaryDistrict.HOME, CanaryDistrict.HOME + "004", CanaryDistrict.ELSEWHERE),
                    Set.of("viewer", "personnel-clerk", "selection-officer"),
                    400,
                    4);
        }

        /** Those that see most. */
        public static Extent small() {
            return new Extent(
                    List.of("viewer", "personnel-clerk", "auditor", "system"),
                    List.of("*", CanaryDistrict.ELSEWHERE),
                    Set.of("viewer"),
                    150,
                    1);
        }
    }

    /** @param spans that the stack sends its spans to */
    public DisclosureProof(LocalStack stack, SpanCollector spans, Extent extent, PrintStream out) {
        this.stack = stack;
        this.spans = spans;
        this.extent = extent;
        this.out = out;
    }

    /** Runs all of it and answers what was found. */
    public DisclosureReport run() {
        prepare();
        return attack();
    }

    /** Loads the district, tells its story and plants records of every kind. */
    public void prepare() {
        var district = CanaryDistrict.generate();
        try (var suite = new Suite(stack.gateway(), DISTRICT, stack::token)) {
            var story = tell(suite, district);
            var records = new CanaryRecords(suite);
            var all = canaries(suite, district);
            all.forEach(records::plant);
            var disputed = all.get(CanaryDistrict.DISPUTED);
            records.assess(disputed);
            story.tellDispute(what -> PlantedText.of(what, disputed));
            refused.addAll(records.refused());
            say(records.made() + " records planted, " + refused.size() + " refused");
        }
        refused.stream().limit(10).forEach(this::say);
    }

    /** Looks from everywhere; answers what was found. */
    public DisclosureReport attack() {
        try (var suite = new Suite(stack.gateway(), DISTRICT, stack::token)) {
            canaries.addAll(canaries(suite, CanaryDistrict.generate()));
            everybody.addAll(everybody(suite));
            today = today(suite);
        }
        look();
        return new DisclosureReport(Findings.of(dossiers), canaries, refused);
    }

    private static List<Canary> canaries(Suite suite, CanaryDistrict district) {
        return district.canaries().stream()
                .map(canary -> canary.known(idOf(suite, canary)))
                .toList();
    }

    private Story tell(Suite suite, CanaryDistrict district) {
        var story = new Story(suite, district.district(), Machines.of(stack));
        for (var step : STEPS) {
            var unmet =
                    story.tell(step).stream().filter(outcome -> !outcome.met()).count();
            say(Story.title(step) + " (" + unmet + " outcomes of the whole district do not hold of this one)");
        }
        return story;
    }

    private static String idOf(Suite suite, Canary canary) {
        return suite.get(Actor.CLERK, "/personnel/v1/people?personnelNumber=" + canary.personnelNumber())
                .require(200)
                .body()
                .at("/items/0/id")
                .asText();
    }

    private static Set<String> everybody(Suite suite) {
        var all = new TreeSet<String>();
        suite.all(Actor.AUDITOR, "/personnel/v1/people").forEach(person -> {
            all.add(person.path("id").asText());
            all.add(person.path("personnelNumber").asText());
        });
        return all;
    }

    private static LocalDate today(Suite suite) {
        var now = suite.get(Actor.CLOCK, "/personnel/v1/clock").require(200).text("now");
        return LocalDate.ofInstant(Instant.parse(now), ZoneId.of("Asia/Shanghai"));
    }

    private void look() {
        var known = new KnownValues(preferred(canaries));
        try (var door = new Door(stack.gateway())) {
            var contract =
                    new Contract(door.get(Viewpoint.PUBLIC, "/openapi.json").body());
            for (var role : extent.roles()) {
                for (var scope : extent.scopes()) {
                    var token = stack.token(role, scope, "attacker-" + role);
                    look(new Viewpoint(role, scope, token), door, contract, known);
                }
            }
            look(Viewpoint.PUBLIC, door, contract, known);
        }
        var traces = new Traces(stack);
        say(traces.events(reading(Viewpoint.EVENTS)::read) + " events read");
        say(traces.logs(reading(Viewpoint.LOGS)::read) + " log lines read");
        say(traces.metrics(reading(Viewpoint.METRICS)::read) + " sets of metrics read");
        say(spans.read(reading(Viewpoint.SPANS)::read) + " batches of spans read");
    }

    private static Set<String> preferred(List<Canary> canaries) {
        var preferred = new LinkedHashSet<String>();
        canaries.forEach(canary -> preferred.add(canary.id()));
        preferred.add(DISTRICT);
        preferred.add(CanaryDistrict.HOME);
        canaries.forEach(canary -> preferred.add(canary.unit()));
        canaries.forEach(canary -> preferred.add(canary.personnelNumber()));
        return preferred;
    }

    private Reading reading(Viewpoint from) {
        var ofOne = canaries.stream()
                .collect(Collectors.toMap(Canary::mark, Dossier::new, (a, b) -> a, LinkedHashMap::new));
        dossiers.put(from, ofOne);
        return new Reading(ofOne, everybody, today);
    }

    private void look(Viewpoint from, Door door, Contract contract, KnownValues known) {
        var reading = reading(from);
        var before = door.requests();
        var crowd = new Crowd();
        var walk = new Walk(door, contract, known, from, today, extent.others(), reply -> {
            reading.read(reply);
            crowd.read(reply);
        });
        walk.run();
        crowd.count(dossiers.getOrDefault(from, Map.of()).values());
        var walked = door.requests() - before;
        var bisected = 0;
        for (var dossier : new ArrayList<>(dossiers.getOrDefault(from, Map.of()).values())) {
            new Questions(door, contract, from, extent.budget()).ask(dossier);
            if (bisected++ < 2 * extent.others() && extent.bisecting().contains(from.role())) {
                new Bisection(door, walk, contract, from, today, extent.budget()).run(dossier);
            }
        }
        say("%s: %d answers read, %d questions asked"
                .formatted(from.title(), walked, door.requests() - before - walked));
    }

    private void say(String what) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - begun) / 1e9, what);
    }
}
