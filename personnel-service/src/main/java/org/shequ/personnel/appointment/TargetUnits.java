package org.shequ.personnel.appointment;

import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.reorganisation.UnitLineages;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Where an appointment leads when its unit was merged or split between decision and day: to the unit that it became. Of
 * several it is the one to which the person went, else the one that took the largest share.
 */
@ApplicationScoped
class TargetUnits {

    private final OrgUnits units;
    private final UnitLineages lineages;
    private final Careers careers;

    TargetUnits(OrgUnits units, UnitLineages lineages, Careers careers) {
        this.units = units;
        this.lineages = lineages;
        this.careers = careers;
    }

    /** The appointment with the unit that stands now. */
    AppointmentDetail find(AppointmentDetail detail) {
        return standing(detail, units::find);
    }

    /** The same, and that unit lasts until the transaction ends; before anybody is locked. */
    AppointmentDetail hold(AppointmentDetail detail) {
        return standing(
                detail, code -> Optional.ofNullable(units.hold(List.of(code)).get(code)));
    }

    private AppointmentDetail standing(AppointmentDetail detail, Function<String, Optional<OrgUnit>> look) {
        String code = standing(detail.targetUnitCode(), careers.get(detail.personId()), look);
        return code.equals(detail.targetUnitCode()) ? detail : leadingTo(detail, code);
    }

    /** The unit that stands where one is meant that may be over; the last that is known when nothing came of it. */
    String standing(String unitCode, Career career, Function<String, Optional<OrgUnit>> look) {
        String code = unitCode;
        Optional<String> successor = Optional.of(code);
        while (successor.isPresent()) {
            code = successor.get();
            String looked = code;
            successor =
                    look.apply(code).filter(unit -> unit.status().isOver()).flatMap(over -> successor(looked, career));
        }
        return code;
    }

    private Optional<String> successor(String code, Career career) {
        List<String> successors = lineages.successors(code);
        return successors.stream()
                .filter(candidate -> career.assignments().all().stream()
                        .anyMatch(held ->
                                held.held().to() == null && held.unitCode().startsWith(candidate)))
                .findFirst()
                .or(() -> successors.stream().findFirst());
    }

    private static AppointmentDetail leadingTo(AppointmentDetail detail, String unitCode) {
        return new AppointmentDetail(
                detail.appointmentId(),
                detail.roundId(),
                detail.roundKind(),
                detail.personId(),
                unitCode,
                detail.post(),
                detail.tenureKind(),
                detail.reserveUntil(),
                detail.effectiveOn(),
                detail.orderNumber(),
                detail.placeRequestId(),
                detail.placeId());
    }
}
