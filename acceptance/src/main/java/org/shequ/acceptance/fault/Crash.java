package org.shequ.acceptance.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One death in the midst of an appointment: when the step has been written into a service's log, somebody is killed, on
 * either side of it.
 *
 * @param step after which the victim dies
 */
record Crash(Step step, Victim victim) {

    /** The parts of a round in which it can be awaited. */
    enum Phase {
        PLACES,
        DECISION,
        EFFECT
    }

    /** The steps of decide, confirm place, take effect, close; and before them those by which a round gets its places. */
    enum Step {
        PLACES_REQUESTED(Phase.PLACES, "selection", "selection.places-requested"),
        PLACES_RESERVED(Phase.PLACES, "quota", "quota.places-reserved"),
        LOCK_REQUESTED(Phase.PLACES, "selection", "selection.places-lock-requested"),
        PLACES_LOCKED(Phase.PLACES, "quota", "quota.places-locked"),
        DECIDED(Phase.DECISION, "selection", "selection.appointment-decided"),
        CONFIRMED(Phase.DECISION, "quota", "quota.place-confirmed"),
        EFFECTED(Phase.EFFECT, "personnel", "personnel.appointment-effected"),
        OCCUPIED(Phase.EFFECT, "quota", "quota.place-occupied"),
        CLOSED(Phase.EFFECT, "selection", "selection.appointment-closed");

        final Phase phase;
        final String service;
        final String event;

        Step(Phase phase, String service, String event) {
            this.phase = phase;
            this.service = service;
            this.event = event;
        }
    }

    enum Victim {
        SELECTION,
        QUOTA,
        PERSONNEL,
        POSTGRES;

        String service() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Every step with every victim, of one phase, in an order of the seed's. */
    static List<Crash> all(Phase phase, Random random) {
        var all = new ArrayList<Crash>();
        for (var step : Step.values()) {
            for (var victim : Victim.values()) {
                if (step.phase == phase) {
                    all.add(new Crash(step, victim));
                }
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    @Override
    public String toString() {
        return victim + " after " + step;
    }
}
