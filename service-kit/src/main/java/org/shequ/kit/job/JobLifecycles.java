package org.shequ.kit.job;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Lifecycles;

import java.util.List;

/** What has a life in every service alike. */
public final class JobLifecycles implements Lifecycles {

    @Override
    public List<Lifecycle<?>> all() {
        return List.of(JobState.LIFECYCLE);
    }
}
