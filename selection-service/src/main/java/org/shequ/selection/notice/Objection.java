package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.selection.SelectionProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What somebody held against a candidate while the notice lasted, and what was answered. */
@Entity
@Table(name = "objections")
@SuppressWarnings("NullAway.Init")
public class Objection {

    /** OPEN and UPHELD stop the candidate; REJECTED lets go. */
    public enum State {
        OPEN,
        REJECTED,
        UPHELD;

        public static final Lifecycle<State> LIFECYCLE = Lifecycle.of(State.class, "objection", "异议")
                .refusedBy(SelectionProblem.OBJECTION_ANSWERED)
                .state(OPEN, "待答复")
                .state(REJECTED, "不成立")
                .state(UPHELD, "成立");

        static final Step<State> REJECT = LIFECYCLE.step(
                "answerRoundObjection", "selection:publish", "answer: rejected", "答复：不成立", REJECTED, OPEN);
        static final Step<State> UPHOLD =
                LIFECYCLE.step("answerRoundObjection", "selection:publish", "answer: upheld", "答复：成立", UPHELD, OPEN);
    }

    @Id
    private UUID id;

    private long version;
    private UUID roundId;
    private UUID noticeId;
    private UUID registrationId;
    private LocalDate raisedOn;
    private String content;

    @Enumerated(EnumType.STRING)
    private State state;

    private String recordedBy;
    private Instant recordedAt;
    private @Nullable String answer;
    private @Nullable String answeredBy;
    private @Nullable Instant answeredAt;

    protected Objection() {}

    Objection(
            UUID id,
            PublicNotice notice,
            UUID registrationId,
            LocalDate raisedOn,
            String content,
            String recordedBy,
            Instant recordedAt) {
        this.id = id;
        this.version = 1;
        this.roundId = notice.roundId();
        this.noticeId = notice.id();
        this.registrationId = registrationId;
        this.raisedOn = raisedOn;
        this.content = content;
        this.state = State.OPEN;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    void answer(State outcome, String text, String by, Instant now) {
        this.state = State.LIFECYCLE.between(state, outcome).take(state);
        this.answer = text;
        this.answeredBy = by;
        this.answeredAt = now;
        this.version++;
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID roundId() {
        return roundId;
    }

    UUID noticeId() {
        return noticeId;
    }

    public UUID registrationId() {
        return registrationId;
    }

    public LocalDate raisedOn() {
        return raisedOn;
    }

    public String content() {
        return content;
    }

    public State state() {
        return state;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public @Nullable String answer() {
        return answer;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }
}
