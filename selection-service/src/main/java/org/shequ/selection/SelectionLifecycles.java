package org.shequ.selection;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.appointment.AppointmentStatus;
import org.shequ.selection.appointment.ProbationStatus;
import org.shequ.selection.notice.Objection;
import org.shequ.selection.round.Place;
import org.shequ.selection.round.PlaceRequestState;
import org.shequ.selection.round.RoundStatus;

import java.util.List;

/** What has a life in this service. */
public final class SelectionLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(
                RoundStatus.LIFECYCLE,
                PlaceRequestState.LIFECYCLE,
                Place.State.LIFECYCLE,
                RegistrationStatus.LIFECYCLE,
                Objection.State.LIFECYCLE,
                AppointmentStatus.LIFECYCLE,
                ProbationStatus.LIFECYCLE);
    }
}
