package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Six rounds side by side, with all that may go wrong between a decision and its end: one whose first candidate resigns at
 * some moment, two that want one last place, two that want the same person, one whose community loses its quota.
 */
final class AppointmentWave {

    static final int ROUNDS = 6;
    static final int COMMUNITIES = 5;
    static final int PEOPLE = 9;
    private static final int MOST_TURNS = 60;

    private static final long AWAIT_SECONDS = 120;

    /** When the first candidate of the first round resigns. */
    private enum Resigns {
        BEFORE_THE_DECISION,
        AFTER_THE_DECISION,
        BEFORE_THE_DATE,
        ON_THE_DATE,
        AFTERWARDS
    }

    private final StaffingDistrict district;
    private final Killer killer;
    private final Random random;
    private final Consumer<LocalDate> clock;
    private final Resigning resigning;
    private final Insistent insistent;
    private final List<String> communities;
    private final List<String> people;
    private final LocalDate day;
    private final List<FaultRound> rounds;
    private final Resigns resigns;
    private final boolean cutEarly;

    AppointmentWave(
            Insistent insistent,
            AppointmentsDone done,
            StaffingDistrict district,
            Killer killer,
            Random random,
            int number,
            LocalDate day,
            Consumer<LocalDate> clock,
            Resigning resigning) {
        this.insistent = insistent;
        this.district = district;
        this.killer = killer;
        this.random = random;
        this.resigns = Resigns.values()[random.nextInt(Resigns.values().length)];
        this.cutEarly = random.nextBoolean();
        this.day = day;
        this.clock = clock;
        this.resigning = resigning;
        this.communities = district.communities().subList(number * COMMUNITIES, (number + 1) * COMMUNITIES);
        this.people = district.people().subList(number * PEOPLE, (number + 1) * PEOPLE);
        clock.accept(day);
        this.rounds = List.of(
                draft(done, 0, 0, 1),
                draft(done, 1, 2),
                draft(done, 1, 3),
                draft(done, 2, 4, 5),
                draft(done, 3, 4, 6),
                draft(done, 4, 7, 8));
    }

    private FaultRound draft(AppointmentsDone done, int community, Integer... candidates) {
        var position = Map.of("unitCode", communities.get(community), "post", "COMMUNITY_WORKER", "places", 1);
        var who = List.of(candidates).stream().map(people::get).toList();
        return FaultRound.draft(insistent, done, "STAFFING", position, day, who);
    }

    /**
     * @param crashes one of each phase, in their order
     * @return the day on which everything was over
     */
    LocalDate run(List<Crash> crashes) {
        killer.during(crashes.get(0), this::open);
        oneOfTwo();
        if (cutEarly) {
            cut();
        }
        each(FaultRound::register);
        clock.accept(day.plusDays(1));
        each(FaultRound::examineAndPublish);
        var noticesOver = noticesOver(day);
        clock.accept(noticesOver);
        each(round -> round.closeNotice().require(200));
        var effectiveOn = noticesOver.plusDays(3);
        resignIf(resigns == Resigns.BEFORE_THE_DECISION, true);
        killer.during(crashes.get(1), () -> {
            each(round -> accept(round.decide(effectiveOn)));
            resignIf(resigns == Resigns.AFTER_THE_DECISION, true);
        });
        if (!cutEarly) {
            cut();
        }
        resignIf(resigns == Resigns.BEFORE_THE_DATE, true);
        killer.during(crashes.get(2), () -> {
            clock.accept(effectiveOn);
            resignIf(resigns == Resigns.ON_THE_DATE, false);
            each(round -> await(round + " has no open appointment", round::appointmentsEnded));
        });
        var over = settle(effectiveOn);
        resignIf(resigns == Resigns.AFTERWARDS, false);
        return over;
    }

    /** From the request for places to their lock. */
    private void open() {
        each(FaultRound::requestPlaces);
        each(round -> await(round + " has an answer", round::placesAnswered));
        each(FaultRound::announceOrCancel);
        each(round -> await(round + " has locked places", () -> round.isOver() || round.placesLocked()));
    }

    private void oneOfTwo() {
        var got = rounds.subList(1, 3).stream().filter(FaultRound::runs).count();
        if (got != 1) {
            throw new IllegalStateException(got + " of two rounds got the one last place of " + communities.get(1));
        }
    }

    private void cut() {
        district.cutToNothing(insistent, List.of(communities.get(4)));
    }

    /** Of whom resigns before the date no appointment may take effect. */
    private void resignIf(boolean now, boolean beforeTheDate) {
        if (now) {
            resigning.resign(people.get(0), beforeTheDate);
        }
    }

    /** Until every round is over: the next in line moves up, or is given up. */
    private LocalDate settle(LocalDate from) {
        var givingUp = random.nextBoolean();
        var today = from;
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            var open = rounds.stream().filter(round -> !round.isOver()).toList();
            if (open.isEmpty()) {
                return today;
            }
            shareOut();
            var published = false;
            for (var round : open) {
                if (round.appointmentsEnded() && givingUp) {
                    accept(round.close());
                } else if (round.appointmentsEnded()) {
                    accept(round.requestPlacesAgain());
                    published |= accept(round.publish());
                }
            }
            if (published) {
                today = noticesOver(today);
                clock.accept(today);
            }
            for (var round : open) {
                if (!givingUp && round.runs()) {
                    accept(round.closeNotice());
                    accept(round.decide(today));
                }
            }
            Pause.millis(300);
        }
        throw new IllegalStateException("rounds do not end: "
                + rounds.stream()
                        .filter(round -> !round.isOver())
                        .map(round -> round + " " + round.appointments())
                        .toList());
    }

    /** When the notices of all rounds that are not over may be closed, not before a day. */
    private LocalDate noticesOver(LocalDate earliest) {
        return rounds.stream()
                .filter(round -> !round.isOver())
                .map(FaultRound::noticeOver)
                .reduce(earliest, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whoever was appointed by one of the two rounds withdraws from the other. */
    private void shareOut() {
        var shared = people.get(4);
        var pair = rounds.subList(3, 5);
        for (int i = 0; i < 2; i++) {
            if (pair.get(i).isDeciding(shared) && pair.get(1 - i).runs()) {
                if (pair.get(1 - i).isDeciding(shared)) {
                    throw new IllegalStateException(shared + " is appointed by two rounds");
                }
                pair.get(1 - i).withdraw(shared);
            }
        }
    }

    /** Done, or refused because the round is not that far, or has nobody. */
    private static boolean accept(Answer answer) {
        if (!answer.ok() && answer.status() != 409) {
            throw new IllegalStateException(answer.call() + " answered " + answer.status() + " " + answer.body());
        }
        return answer.ok();
    }

    /** All rounds that are not over, at once. */
    private void each(Consumer<FaultRound> step) {
        try (var threads = Executors.newFixedThreadPool(ROUNDS)) {
            rounds.stream()
                    .map(round -> CompletableFuture.runAsync(
                            () -> {
                                if (!round.isOver()) {
                                    step.accept(round);
                                }
                            },
                            threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    @Override
    public String toString() {
        return "resignation " + resigns + ", quota cut " + (cutEarly ? "early" : "late");
    }

    static void await(String what, BooleanSupplier happened) {
        if (!happens(happened)) {
            throw new IllegalStateException("waited in vain, " + AWAIT_SECONDS + " s, until " + what);
        }
    }

    /** Whether it comes to pass within the time that everything has. */
    static boolean happens(BooleanSupplier happened) {
        var end = System.nanoTime() + AWAIT_SECONDS * 1_000_000_000;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.millis(50);
        }
        return true;
    }
}
