package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a round competes for: so many places, of a post, in a unit or on a plan's account. */
@Entity
@Table(name = "positions")
@SuppressWarnings("NullAway.Init")
public class Position {

    @Id
    private UUID id;

    private UUID roundId;
    private int number;
    private @Nullable String unitCode;
    private @Nullable UUID planId;

    @Enumerated(EnumType.STRING)
    private @Nullable Post post;

    private int places;

    protected Position() {}

    Position(
            UUID id,
            UUID roundId,
            int number,
            @Nullable String unitCode,
            @Nullable UUID planId,
            @Nullable Post post,
            int places) {
        this.id = id;
        this.roundId = roundId;
        this.number = number;
        this.unitCode = unitCode;
        this.planId = planId;
        this.post = post;
        this.places = places;
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

    public @Nullable String unitCode() {
        return unitCode;
    }

    public @Nullable UUID planId() {
        return planId;
    }

    /** Null when the appointed keep theirs. */
    public @Nullable Post post() {
        return post;
    }

    public int places() {
        return places;
    }
}
