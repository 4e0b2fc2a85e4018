package org.shequ.acceptance.benchmark;

import org.jspecify.annotations.Nullable;
import org.shequ.local.LocalException;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command {@code bench}. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new AppointmentFaults(),
            new AssessYears(),
            new AtRest(),
            new CountEligible(),
            new CompareDoors(),
            new RegisterThousands(),
            new DetermineNation(),
            new DrainEvents(),
            new EventLatency(),
            new LoadPersonnel(),
            new PersonnelCurve(),
            new ProveDisclosure(),
            new QuotaFaults(),
            new ReadPeople(),
            new SameHistories(),
            new SoakGateway(),
            new StartStack(),
            new TakePlaces());

    private Benchmarks() {}

    public static void main(String[] arguments) {
        var words = new ArrayDeque<>(List.of(arguments));
        if (words.isEmpty() || words.peek().equals("--help")) {
            System.out.println("./shequ bench NAME [--option value ...]\n");
            ALL.forEach(one -> System.out.printf("  %-24s %s%n", one.name(), one.about()));
            return;
        }
        var name = words.remove();
        var benchmark = ALL.stream().filter(one -> one.name().equals(name)).findFirst();
        var options = options(words);
        if (benchmark.isEmpty() || options == null) {
            System.err.println("shequ: no benchmark " + name + ", or something that is no option; see ./shequ bench");
            System.exit(2);
            return;
        }
        try (var bench = new Bench(options, System.out)) {
            benchmark.get().run(bench);
            bench.requireAllUsed();
        } catch (LocalException e) {
            System.err.println("shequ: " + e.getMessage());
            System.exit(1);
        }
    }

    private static @Nullable Map<String, String> options(ArrayDeque<String> words) {
        var options = new LinkedHashMap<String, String>();
        while (!words.isEmpty()) {
            var word = words.remove();
            if (!word.startsWith("--")) {
                return null;
            }
            var alone = words.isEmpty() || words.peek().startsWith("--");
            options.put(word.substring(2), alone ? "" : words.remove());
        }
        return options;
    }
}
