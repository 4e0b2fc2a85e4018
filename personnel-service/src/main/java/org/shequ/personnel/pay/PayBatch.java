package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.PeopleQuery;
import org.shequ.personnel.person.Person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * The yearly batch: brings everybody who serves in a subtree up to date under an order. From which day on somebody is paid
 * otherwise follows from the facts, as ever. In sets, each a transaction of its own; done again it changes nothing.
 */
@ApplicationScoped
public class PayBatch implements JobHandler {

    static final String KIND = "pay-grade-batch";
    private static final int SET = 500;

    private final People people;
    private final PeopleQuery query;
    private final RecalculatePay recalculatePay;
    private final Jobs jobs;
    private final AuditLog audit;

    public PayBatch(People people, PeopleQuery query, RecalculatePay recalculatePay, Jobs jobs, AuditLog audit) {
        this.people = people;
        this.query = query;
        this.recalculatePay = recalculatePay;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** What a batch is to do. */
    record Parameters(String unit, LocalDate on, String orderNumber) {}

    /** Leaves a job. That the batch was ordered is on record even if nobody moves. */
    @Transactional
    JobView submit(Parameters parameters, boolean dryRun) {
        if (!dryRun) {
            audit.append(
                    "pay-grade-batch-ordered",
                    "unit",
                    parameters.unit(),
                    parameters.unit(),
                    Map.of("on", parameters.on().toString(), "orderNumber", parameters.orderNumber()));
        }
        return jobs.submit(KIND, parameters, dryRun, null, null);
    }

    /** Who moves, and the last person that was looked at; null when everybody was. */
    record Found(List<RecalculatePay.Move> moves, @Nullable Person last) {}

    /** Looks on from a person until enough are found who move. */
    Found preview(String unit, LocalDate day, Scope scope, @Nullable Person after, int wanted) {
        List<RecalculatePay.Move> moves = new ArrayList<>();
        Person last = after;
        List<Person> set;
        do {
            set = query.after(filter(unit), scope, last, SET, PeopleQuery.CAREER);
            last = set.isEmpty() ? last : set.getLast();
            moves.addAll(recalculatePay.foresee(set, day));
        } while (set.size() == SET && moves.size() < wanted);
        return new Found(moves, set.size() == SET ? last : null);
    }

    private static PeopleQuery.Filter filter(String unit) {
        return new PeopleQuery.Filter(unit, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        String unit = job.parameters().path("unit").asText();
        Person last = null;
        long seen = 0;
        List<Person> set;
        do {
            job.checkCancelled();
            set = query.after(filter(unit), job.scope(), last, SET, PeopleQuery.EVERYTHING);
            last = set.isEmpty() ? null : set.getLast();
            List<Person> page = set;
            if (!page.isEmpty()) {
                job.transaction(() -> pay(job, page));
            }
            seen += page.size();
            job.done(seen);
        } while (set.size() == SET);
        job.total(seen);
    }

    private void pay(JobContext job, List<Person> page) {
        List<Person> locked = people.lockAll(page.stream().map(Person::id).toList());
        int moved = recalculatePay.recalculate(locked, "BATCH");
        if (moved == 0) {
            return;
        }
        job.count("moved", moved);
        audit.append(
                "pay-grades-moved",
                "job",
                job.id().toString(),
                job.scope().unitCode(),
                Map.of(
                        "people", moved,
                        "on", job.parameters().path("on").asText(),
                        "orderNumber", job.parameters().path("orderNumber").asText()));
    }
}
