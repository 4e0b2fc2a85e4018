package org.shequ.quota;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;
import org.shequ.quota.alert.AlertLifecycle;
import org.shequ.quota.determination.DeterminationStatus;
import org.shequ.quota.incentiveplan.PlanStatus;
import org.shequ.quota.place.PlaceLifecycle;

import java.util.List;

/** What has a life in this service. */
public final class QuotaLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(
                DeterminationStatus.LIFECYCLE,
                PlanStatus.LIFECYCLE,
                AlertLifecycle.LIFECYCLE,
                PlaceLifecycle.LIFECYCLE);
    }
}
