package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.local.LocalStack;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Wave after wave of rounds, each of which ends with appointments, while selection-service, quota-service,
 * personnel-service and PostgreSQL are killed right after a step, on either side of it. The same seed makes the same
 * rounds, crashes and copies; how they interleave is the machine's choice.
 */
public final class AppointmentFaultLoad {

    static final List<String> SERVICES = List.of("selection", "quota", "personnel");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    private final LocalStack stack;
    private final Suite suite;
    private final Settings settings;
    private final PrintStream out;

    /** @param waves each of {@link AppointmentWave#ROUNDS} rounds and three crashes; 16 waves have every crash once */
    public record Settings(long seed, int waves) {}

    public AppointmentFaultLoad(LocalStack stack, Suite suite, Settings settings, PrintStream out) {
        this.stack = stack;
        this.suite = suite;
        this.settings = settings;
        this.out = out;
    }

    /** Runs the load and then the checks; returns what does not hold: nothing, when all is well. */
    public List<String> run() {
        var random = new Random(settings.seed());
        var insistent = new Insistent(suite, settings.seed());
        var done = new AppointmentsDone();
        clock(insistent, FIRST_DAY);
        var district = StaffingDistrict.built(
                stack,
                suite,
                settings.waves() * AppointmentWave.COMMUNITIES,
                settings.waves() * AppointmentWave.PEOPLE);
        say("%d communities of one place, seed %d", district.communities().size(), settings.seed());
        reserve(insistent, done, district);
        say("%d people are in the reserve", district.people().size());
        try (var broker = new MessyBroker(stack, MessyBroker.OF_APPOINTMENTS)) {
            var killer = new Killer(stack, broker, random);
            waves(insistent, done, district, killer, broker, random);
            broker.replayEverything();
            say(
                    "%d appointments decided, %d people resigned meanwhile; services killed %d times, PostgreSQL %d times"
                            + " (%d without their step); %d records copied out of order, %d topics replayed;"
                            + " %d calls asked again, %d repeated",
                    done.appointments().size(),
                    done.resigned().size(),
                    killer.services(),
                    killer.databases(),
                    killer.unseen(),
                    broker.copies(),
                    broker.replays(),
                    insistent.askedAgain(),
                    insistent.repeated());
            var faults = new ArrayList<>(insistent.otherwise());
            faults.addAll(new AppointmentInvariants(stack, suite).check(done));
            if (done.appointments().isEmpty() || killer.services() == 0 || killer.unseen() > killer.services()) {
                faults.add("nothing was appointed, or nobody killed in the midst of it: this proves nothing");
            }
            faults.forEach(fault -> say("FAULT: %s", fault));
            return faults;
        }
    }

    /** Everybody enters the reserve first, by a round that needs no places. */
    private void reserve(Insistent insistent, AppointmentsDone done, StaffingDistrict district) {
        var day = FIRST_DAY;
        var people = district.people();
        var round = FaultRound.draft(insistent, done, "RESERVE", Map.of("places", people.size()), day, people);
        round.announce();
        clock(insistent, day);
        round.register();
        clock(insistent, day.plusDays(1));
        round.examineAndPublish();
        var over = round.noticeOver();
        clock(insistent, over);
        round.closeNotice().require(200);
        round.decide(over).require(201);
        AppointmentWave.await("the reserve is filled", round::isOver);
    }

    private void waves(
            Insistent insistent,
            AppointmentsDone done,
            StaffingDistrict district,
            Killer killer,
            MessyBroker broker,
            Random random) {
        var places = Crash.all(Crash.Phase.PLACES, random);
        var decisions = Crash.all(Crash.Phase.DECISION, random);
        var effects = Crash.all(Crash.Phase.EFFECT, random);
        var day = FIRST_DAY.plusDays(10);
        for (int number = 0; number < settings.waves(); number++) {
            var wave = new AppointmentWave(
                    insistent,
                    done,
                    district,
                    killer,
                    new Random(random.nextLong()),
                    number,
                    day,
                    today -> clock(insistent, today),
                    new Resigning(stack, done));
            var crashes = List.of(
                    places.get(number % places.size()),
                    decisions.get(number % decisions.size()),
                    effects.get(number % effects.size()));
            day = wave.run(crashes).plusDays(1);
            if (number % 3 == 2) {
                broker.replayEverything();
            }
            say("wave %d of %d: %s; %s", number + 1, settings.waves(), crashes, wave);
        }
    }

    /** Moves the business clock of every service to 9:00 of a day. */
    private static void clock(Insistent insistent, LocalDate day) {
        var now = day.atTime(LocalTime.of(9, 0)).atZone(FaultRound.ZONE).toInstant();
        for (var service : List.of("assessment", "selection", "quota", "personnel")) {
            insistent.set(Actor.CLOCK, "/" + service + "/v1/clock", Map.of("now", now.toString()));
        }
    }

    private void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
