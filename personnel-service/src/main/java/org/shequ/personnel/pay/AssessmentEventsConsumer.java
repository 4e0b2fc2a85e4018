package org.shequ.personnel.pay;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.kit.inbox.Projection;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.personnel.pay.grade.FailedYear;
import org.shequ.personnel.person.People;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Learns which years of a person stood as 不合格, and between which days: they do not count for the grade. */
@ApplicationScoped
public class AssessmentEventsConsumer implements Projection {

    private final PayRecords records;
    private final RecalculatePay recalculatePay;
    private final People people;

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
        List<FailedYear> failed = changed.results().stream()
                .flatMap(result -> FailedYears.of(result).stream())
                .toList();
        if (records.learnFailedYears(personId, failed)) {
            people.find(personId)
                    .map(known -> known.mergedInto() == null ? known.id() : known.mergedInto())
                    .flatMap(people::lock)
                    .ifPresent(person -> recalculatePay.recalculate(List.of(person), "ASSESSMENT"));
        }
    }

    @Override
    public void reset() {
        records.forgetFailedYears();
    }
}
