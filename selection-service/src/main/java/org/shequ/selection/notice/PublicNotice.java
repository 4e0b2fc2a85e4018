package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.policy.DayKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A period in which anybody may object to the candidates it names. Its last day is fixed when it is published. */
@Entity
@Table(name = "notices")
@SuppressWarnings("NullAway.Init")
public class PublicNotice {

    @Id
    private UUID id;

    private UUID roundId;
    private int number;
    private LocalDate publishedOn;
    private LocalDate lastDay;
    private int days;

    @Enumerated(EnumType.STRING)
    private DayKind dayKind;

    private String publishedBy;
    private Instant publishedAt;
    private @Nullable String closedBy;
    private @Nullable Instant closedAt;

    protected PublicNotice() {}

    PublicNotice(
            UUID id,
            UUID roundId,
            int number,
            LocalDate publishedOn,
            LocalDate lastDay,
            int days,
            DayKind dayKind,
            String publishedBy,
            Instant publishedAt) {
        this.id = id;
        this.roundId = roundId;
        this.number = number;
        this.publishedOn = publishedOn;
        this.lastDay = lastDay;
        this.days = days;
        this.dayKind = dayKind;
        this.publishedBy = publishedBy;
        this.publishedAt = publishedAt;
    }

    void close(String by, LocalDate today, Instant now) {
        if (!today.isAfter(lastDay)) {
            throw ProblemException.of(SelectionProblem.NOTICE_NOT_OVER, lastDay).figure("lastDay", lastDay.toString());
        }
        this.closedBy = by;
        this.closedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID roundId() {
        return roundId;
    }

    public int number() {
        return number;
    }

    public LocalDate publishedOn() {
        return publishedOn;
    }

    /** Up to and including this day. */
    public LocalDate lastDay() {
        return lastDay;
    }

    public int days() {
        return days;
    }

    public DayKind dayKind() {
        return dayKind;
    }

    public String publishedBy() {
        return publishedBy;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    @Nullable
    String closedBy() {
        return closedBy;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    public boolean isClosed() {
        return closedAt != null;
    }
}
