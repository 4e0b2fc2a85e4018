package org.shequ.personnel.career.timeline;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.util.UUID;

/** Something that a person holds over a period: a post, an identity, a place in the reserve. */
public sealed interface Tenancy<T extends Tenancy<T>> permits Assignment, Identity, ReserveMembership {

    UUID id();

    int revision();

    Period held();

    @Nullable
    String orderNumber();

    @Nullable
    UUID appointmentId();

    T over(Period period);

    default boolean holdsOn(LocalDate day) {
        return held().contains(day);
    }
}
