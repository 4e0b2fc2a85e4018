package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One place that quota-service gave to a position. */
@Entity
@Table(name = "places")
@SuppressWarnings("NullAway.Init")
public class Place {

    /** FREE until an appointment takes it; RETURNED by us, RELEASED when quota-service says that it is gone. */
    public enum State {
        FREE,
        ASSIGNED,
        OCCUPIED,
        RETURNED,
        RELEASED
    }

    @Id
    private UUID id;

    private UUID requestId;
    private UUID positionId;
    private UUID roundId;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable UUID appointmentId;

    protected Place() {}

    Place(UUID id, PlaceRequest request) {
        this.id = id;
        this.requestId = request.id();
        this.positionId = request.positionId();
        this.roundId = request.roundId();
        this.state = State.FREE;
    }

    public void assign(UUID appointment) {
        if (state != State.FREE) {
            throw new IllegalStateException("Place " + id + " is " + state);
        }
        this.state = State.ASSIGNED;
        this.appointmentId = appointment;
    }

    /** Its appointment came to nothing, and the place is still the round's. */
    public void vacate() {
        this.state = State.FREE;
        this.appointmentId = null;
    }

    public void occupied() {
        this.state = State.OCCUPIED;
    }

    void returned() {
        this.state = State.RETURNED;
    }

    public void released() {
        this.state = State.RELEASED;
    }

    public UUID id() {
        return id;
    }

    public UUID requestId() {
        return requestId;
    }

    public UUID positionId() {
        return positionId;
    }

    public UUID roundId() {
        return roundId;
    }

    /** Null while no appointment has taken it. */
    public @Nullable UUID appointmentId() {
        return appointmentId;
    }

    public State state() {
        return state;
    }

    /** Whether it still serves the round. */
    boolean isHeld() {
        return state == State.FREE || state == State.ASSIGNED || state == State.OCCUPIED;
    }
}
