package org.shequ.quota;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.quota.alert.AlertStatus;
import org.shequ.quota.determination.DeterminationStatus;
import org.shequ.quota.incentiveplan.PlanStatus;
import org.shequ.quota.place.PlaceStatus;

import java.util.List;

/** What has a life in this service. */
public final class QuotaLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(
                DeterminationStatus.LIFECYCLE, PlanStatus.LIFECYCLE, AlertStatus.LIFECYCLE, PlaceStatus.LIFECYCLE);
    }
}
