package org.shequ.personnel;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.personnel.appointment.AppointmentStatus;
import org.shequ.personnel.vocabulary.PersonStatus;
import org.shequ.personnel.vocabulary.UnitStatus;

import java.util.List;

/** What has a life in this service. */
public final class PersonnelLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(UnitStatus.LIFECYCLE, PersonStatus.LIFECYCLE, AppointmentStatus.LIFECYCLE);
    }
}
