package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;

import static org.shequ.personnel.career.timeline.CareerRefusal.Reason.IDENTITIES_OVERLAP;

/** Which identities exclude each other: one at a time; what adjoins in one kind is one. */
final class IdentityPlaces {

    private final Timeline<Identity> identities;
    private final Supplier<UUID> ids;

    IdentityPlaces(Timeline<Identity> identities, Supplier<UUID> ids) {
        this.identities = identities;
        this.ids = ids;
    }

    /**
     * Records an identity over a period as a fact of the past or present. It joins adjoining and overlapping periods of
     * the same kind; another kind in the same period is refused.
     */
    void record(TenureKind kind, Period reported, @Nullable String order) {
        requireFree(kind, reported);
        Period held = besideOthers(kind, reported);
        Period merged = held;
        Identity kept = null;
        for (Identity other : identities.all()) {
            if (other.kind() == kind && other.held().touches(merged)) {
                merged = merged.union(other.held());
                if (kept != null) {
                    identities.withdraw(kept);
                }
                kept = other;
            } else if (other.kind() != kind && other.held().overlaps(held)) {
                identities.put(other.over(other.held().makingRoomFor(held)));
            }
        }
        Identity wanted = kept == null ? new Identity(ids.get(), 0, kind, merged, order, null) : kept.over(merged);
        if (!wanted.equals(kept)) {
            identities.put(wanted);
        }
    }

    private Period besideOthers(TenureKind kind, Period reported) {
        Period held = reported;
        for (Identity other : identities.all()) {
            held = other.kind() == kind ? held : held.makingRoomFor(other.held());
        }
        return held;
    }

    /** Refuses when another kind of identity is held in the period. */
    void requireFree(TenureKind kind, Period reported) {
        Period held = besideOthers(kind, reported);
        identities.stream()
                .filter(other ->
                        other.kind() != kind && other.held().makingRoomFor(held).overlaps(held))
                .findFirst()
                .ifPresent(other -> {
                    throw new CareerRefusal(IDENTITIES_OVERLAP, kind, held, other.kind(), other.held());
                });
    }

    /** Changes the identity from a day on: the present one ends, planned later ones are dropped. */
    void change(TenureKind kind, LocalDate from, @Nullable String order, @Nullable UUID cause) {
        identities.clearFrom(from, identity -> identity.over(identity.held().until(from)));
        identities.put(new Identity(ids.get(), 0, kind, Period.since(from), order, cause));
    }
}
