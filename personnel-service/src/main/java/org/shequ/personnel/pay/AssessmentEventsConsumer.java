package org.shequ.personnel.pay;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.assessment.Grade;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.kit.inbox.Projection;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.personnel.person.People;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Learns which years of a person were assessed as 不合格: they do not count for the grade. */
@ApplicationScoped
public class AssessmentEventsConsumer implements Projection {

    private final PayRecords records;
    private final RecalculatePay recalculatePay;
    private final People people;

    @Inject
    public AssessmentEventsConsumer(PayRecords records, RecalculatePay recalculatePay, People people) {
        this.records = records;
        this.recalculatePay = recalculatePay;
        this.people = people;
    }

    @Override
    public String name() {
        return "pay-assessments";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ASSESSMENT_RESULT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(ResultsChanged.class).ifPresent(this::learn);
    }

    private void learn(ResultsChanged changed) {
        UUID personId = changed.personId();
        if (personId == null) {
            return;
        }
        List<Integer> failed = changed.results().stream()
                .filter(result -> result.grade() == Grade.UNQUALIFIED)
                .map(YearResult::year)
                .sorted()
                .toList();
        if (records.learnFailedYears(personId, failed)) {
            people.lock(personId).ifPresent(person -> recalculatePay.recalculate(List.of(person), "ASSESSMENT"));
        }
    }

    @Override
    public void reset() {
        records.forgetFailedYears();
    }
}
