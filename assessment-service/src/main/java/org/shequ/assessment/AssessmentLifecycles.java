package org.shequ.assessment;

import org.shequ.assessment.appeal.AppealStatus;
import org.shequ.assessment.calibration.AdjustmentStatus;
import org.shequ.assessment.calibration.VetoStatus;
import org.shequ.assessment.cycle.CycleLifecycle;
import org.shequ.assessment.publication.CorrectionStatus;
import org.shequ.assessment.publication.ObjectionStatus;
import org.shequ.assessment.scheme.SchemeStatus;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;

import java.util.List;

/** What has a life in this service. */
public final class AssessmentLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(
                SchemeStatus.LIFECYCLE,
                CycleLifecycle.LIFECYCLE,
                AdjustmentStatus.LIFECYCLE,
                VetoStatus.LIFECYCLE,
                ObjectionStatus.LIFECYCLE,
                AppealStatus.LIFECYCLE,
                CorrectionStatus.LIFECYCLE);
    }
}
