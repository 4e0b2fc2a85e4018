package org.shequ.personnel.pay;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets a grade rise with the years although nobody does anything: it is looked at on the day it may change. */
@ApplicationScoped
public class PayReview {

    private static final Logger LOG = Logger.getLogger(PayReview.class);
    private static final int BATCH = 500;

    private final PayRecords records;
    private final RecalculatePay recalculatePay;
    private final People people;
    private final BusinessClock clock;

    public PayReview(PayRecords records, RecalculatePay recalculatePay, People people, BusinessClock clock) {
        this.records = records;
        this.recalculatePay = recalculatePay;
        this.people = people;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        LocalDate today = clock.today();
        while (review(today) == BATCH) {
            LOG.debug("more pay reviews are due");
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
