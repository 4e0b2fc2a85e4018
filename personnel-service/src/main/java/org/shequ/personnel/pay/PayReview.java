package org.shequ.personnel.pay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets a grade rise with the years although nobody does anything: it is looked at on the day it may change. */
@ApplicationScoped
public class PayReview {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 500;

    private final PayRecords records;
    private final RecalculatePay recalculatePay;
    private final People people;
    private final BusinessClock clock;
    private final Commits commits;
    private @Nullable Repeated repeated;

    public PayReview(
            PayRecords records, RecalculatePay recalculatePay, People people, BusinessClock clock, Commits commits) {
        this.records = records;
        this.recalculatePay = recalculatePay;
        this.people = people;
        this.clock = clock;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("pay-review", PAUSE, commits, () -> review(clock.today()) == BATCH);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }

    /** The days of the facts count, not the day on which the service comes to it. */
    private int review(LocalDate today) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> candidates = records.dueReviews(today, BATCH);
            if (candidates.isEmpty()) {
                return 0;
            }
            List<Person> locked = people.lockAll(candidates);
            // read again under the locks: somebody else may have looked at them in between
            Set<UUID> due = Set.copyOf(records.dueReviews(today, BATCH));
            recalculatePay.recalculate(
                    locked.stream().filter(person -> due.contains(person.id())).toList(), "REVIEW");
            return locked.size();
        });
    }
}
