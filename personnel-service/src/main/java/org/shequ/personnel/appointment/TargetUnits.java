package org.shequ.personnel.appointment;

import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.personnel.reorganisation.UnitLineages;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Where an appointment leads when its unit was merged between decision and day: to the unit that it became. What was
 * split into several has no successor of its own, and the appointment cannot be carried out.
 */
@ApplicationScoped
class TargetUnits {

    private final OrgUnits units;
    private final UnitLineages lineages;

    @Inject
    TargetUnits(OrgUnits units, UnitLineages lineages) {
        this.units = units;
        this.lineages = lineages;
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
        String code = detail.targetUnitCode();
        Optional<String> successor = Optional.of(code);
        while (successor.isPresent()) {
            code = successor.get();
            String looked = code;
            successor = look.apply(code)
                    .filter(unit -> unit.status().isOver())
                    .flatMap(over -> lineages.onlySuccessor(looked));
        }
        return code.equals(detail.targetUnitCode()) ? detail : leadingTo(detail, code);
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
