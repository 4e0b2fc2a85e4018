package org.shequ.personnel;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.personnel.appointment.CareerAppointmentStatus;
import org.shequ.personnel.dossier.SanctionStatus;
import org.shequ.personnel.duplicates.MergerStatus;
import org.shequ.personnel.person.PersonLifecycle;
import org.shequ.personnel.unit.UnitLifecycle;

import java.util.List;

/** What has a life in this service. */
public final class PersonnelLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(
                UnitLifecycle.LIFECYCLE,
                PersonLifecycle.LIFECYCLE,
                CareerAppointmentStatus.LIFECYCLE,
                MergerStatus.LIFECYCLE,
                SanctionStatus.LIFECYCLE);
    }
}
