package org.shequ.selection.personnelfeed;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the annual results of communities and persons. */
@ApplicationScoped
public class AssessmentEventsConsumer implements EventConsumer {

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
    public void apply(ReceivedEvent event) {
        event.as(ResultsChanged.class).ifPresent(results -> dossiers.resultsChanged(results, event));
    }

    @Override
    public boolean rebuildable() {
        return true;
    }

    @Override
    public void reset() {
        dossiers.forgetAssessments();
    }
}
