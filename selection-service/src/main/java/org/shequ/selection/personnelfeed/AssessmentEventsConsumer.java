package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the annual results of communities and persons. */
@ApplicationScoped
public class AssessmentEventsConsumer implements StateProjection {

    private final DossierProjection dossiers;

    public AssessmentEventsConsumer(DossierProjection dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public String name() {
        return "dossiers-assessment";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ASSESSMENT_RESULT);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        dossiers.resultsChanged(LastStates.of(ResultsChanged.class, events));
    }

    @Override
    public void reset() {
        dossiers.forgetAssessments();
    }
}
