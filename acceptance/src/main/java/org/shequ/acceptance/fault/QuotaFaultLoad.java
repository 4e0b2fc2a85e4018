package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many offices take, lock, confirm and give back places of many accounts, and people come to them and leave, while
 * quota-service and PostgreSQL are killed at random moments. The same seed makes the same commands and the same pauses; how
 * they interleave is the machine's choice.
 */
public final class QuotaFaultLoad {

    /** How many times as long it goes on until somebody is there whose place can be proved. */
    private static final int LONGER = 3;

    private final LocalStack stack;
    private final Suite suite;
    private final Settings settings;
    private final PrintStream out;

    /** @param places of each account */
    public record Settings(
            long seed, int clients, int accounts, int places, Duration duration, Duration mostBetweenKills) {}

    /** What was done, for the checks and the report. */
    record Done(
            List<Acknowledged> acknowledged,
            List<PlaceClient.Worker> workers,
            long departed,
            long refused,
            long askedAgain,
            int serviceKills,
            int databaseKills) {}

    public QuotaFaultLoad(LocalStack stack, Suite suite, Settings settings, PrintStream out) {
        this.stack = stack;
        this.suite = suite;
        this.settings = settings;
        this.out = out;
    }

    /** Runs the load and then the checks; returns what does not hold: nothing, when all is well. */
    public List<String> run() throws InterruptedException {
        var communities = QuotaDistrict.determined(suite, settings.accounts(), settings.places());
        var newcomers = Newcomers.recorded(suite, settings.accounts() * 2);
        say(
                "%d accounts of %d places, %d people who may come; seed %d",
                communities.size(), settings.places(), newcomers.left(), settings.seed());
        var done = load(communities, newcomers);
        say(
                "%d commands acknowledged, %d refused, %d asked again; quota-service killed %d times, PostgreSQL %d times",
                done.acknowledged().size(),
                done.refused(),
                done.askedAgain(),
                done.serviceKills(),
                done.databaseKills());
        say("%d people came and are there, %d came and left", done.workers().size(), done.departed());
        var faults = new ArrayList<>(new QuotaInvariants(stack, suite).check(done.acknowledged(), done.workers()));
        faults.addAll(new EventInvariants(stack, suite).check(List.of("quota", "personnel")));
        if (done.acknowledged().isEmpty()
                || done.workers().isEmpty()
                || done.serviceKills() + done.databaseKills() == 0) {
            faults.add("nothing was acknowledged, or nothing killed: this proves nothing");
        }
        faults.forEach(fault -> say("FAULT: %s", fault));
        return faults;
    }

    private Done load(List<String> communities, Newcomers newcomers) throws InterruptedException {
        var end = System.nanoTime() + settings.duration().toNanos();
        var latest = end + LONGER * settings.duration().toNanos(); // in a slow minute all who came may have left again
        var clients = new ArrayList<PlaceClient>();
        for (int i = 0; i < settings.clients(); i++) {
            clients.add(new PlaceClient(
                    suite,
                    communities,
                    newcomers,
                    settings.seed() * 1000 + i,
                    () -> System.nanoTime() < (newcomers.isAnybodyThere() ? end : latest)));
        }
        int[] kills;
        try (var workers = Executors.newFixedThreadPool(settings.clients())) {
            var running = clients.stream()
                    .<Future<?>>map(client -> workers.submit(client::run))
                    .toList();
            kills = kill(end);
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed, seed " + settings.seed(), e.getCause());
        }
        return new Done(
                clients.stream()
                        .flatMap(client -> client.acknowledged().stream())
                        .toList(),
                clients.stream().flatMap(client -> client.workers().stream()).toList(),
                clients.stream().mapToLong(PlaceClient::departed).sum(),
                clients.stream().mapToLong(PlaceClient::refused).sum(),
                clients.stream().mapToLong(PlaceClient::askedAgain).sum(),
                kills[0],
                kills[1]);
    }

    /** Kills one or the other, now and then both, and starts them again. */
    private int[] kill(long end) throws InterruptedException {
        var random = new Random(settings.seed());
        int service = 0;
        int database = 0;
        for (int round = 0; ; round++) {
            var pause = 1000 + random.nextLong(settings.mostBetweenKills().toMillis() - 1000);
            if (System.nanoTime() + pause * 1_000_000 > end) {
                return new int[] {service, database};
            }
            Thread.sleep(pause);
            var choice = round < 2 ? round : random.nextInt(3); // each at least once, however short the load
            if (choice != 1) {
                stack.kill("quota");
                service++;
            }
            if (choice != 0) {
                stack.killPostgres();
                database++;
                Thread.sleep(random.nextInt(500));
                stack.restartPostgres();
            }
            if (choice != 1) {
                stack.start("quota");
            }
            say("%s killed and back", choice == 0 ? "quota-service" : choice == 1 ? "PostgreSQL" : "both");
        }
    }

    private void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
