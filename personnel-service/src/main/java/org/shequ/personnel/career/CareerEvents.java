package org.shequ.personnel.career;

import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.event.personnel.HeldAssignment;
import org.shequ.contracts.event.personnel.HeldIdentity;
import org.shequ.contracts.event.personnel.ReserveMembership;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.vocabulary.Standing;

/** A career in the words of the contract. */
final class CareerEvents {

    private CareerEvents() {}

    static CareerChanged changed(Career career, Standing standing) {
        return new CareerChanged(
                career.personId(),
                standing.unitCode(),
                career.assignments().all().stream()
                        .map(held -> new HeldAssignment(
                                held.id(),
                                held.unitCode(),
                                held.post(),
                                held.primary(),
                                held.held().from(),
                                held.held().to(),
                                held.orderNumber(),
                                held.appointmentId(),
                                held.held().fromMonth(),
                                held.held().toMonth()))
                        .toList(),
                career.identities().all().stream()
                        .map(held -> new HeldIdentity(
                                held.kind(),
                                held.held().from(),
                                held.held().to(),
                                held.appointmentId(),
                                held.held().fromMonth(),
                                held.held().toMonth()))
                        .toList(),
                career.reserveMemberships().all().stream()
                        .map(held -> new ReserveMembership(
                                held.held().from(), held.held().to(), held.appointmentId()))
                        .toList(),
                career.knownSince().orElse(null));
    }
}
