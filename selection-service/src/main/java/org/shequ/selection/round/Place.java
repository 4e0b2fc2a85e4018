package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

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
        RELEASED;

        public static final Lifecycle<State> LIFECYCLE = Lifecycle.of(State.class, "place of a round", "选拔名额")
                .state(FREE, "空闲")
                .state(ASSIGNED, "已分配")
                .state(OCCUPIED, "已占用")
                .state(RETURNED, "已退回")
                .state(RELEASED, "已失效");

        static final Step<State> ASSIGN = LIFECYCLE.happening("appointment decided", "决定任用", ASSIGNED, FREE);
        static final Step<State> VACATE = LIFECYCLE.happening("appointment refused", "任职被退回", FREE, ASSIGNED);
        static final Step<State> OCCUPY =
                LIFECYCLE.happening("occupied by quota-service", "编制服务占用", OCCUPIED, ASSIGNED);
        static final Step<State> RETURN = LIFECYCLE.happening("end of the round", "选拔结束退回", RETURNED, FREE);
        static final Step<State> RELEASE = LIFECYCLE.happening(
                "released by quota-service", "编制服务释放", RELEASED, FREE, ASSIGNED, OCCUPIED, RETURNED);
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
        this.state = State.ASSIGN.take(state);
        this.appointmentId = appointment;
    }

    /** Its appointment came to nothing, and the place is still the round's. */
    public void vacate() {
        this.state = State.VACATE.take(state);
        this.appointmentId = null;
    }

    public void occupied() {
        this.state = State.OCCUPY.take(state);
    }

    void returned() {
        this.state = State.RETURN.take(state);
    }

    public void released() {
        this.state = State.RELEASE.take(state);
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
