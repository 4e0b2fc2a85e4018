package org.shequ.personnel.privacy;

import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.personkey.PersonKeys;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.dossier.DossierEntries;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.policy.Policies;
import org.shequ.personnel.relatives.RelativeTies;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Takes from those who left long enough ago what tells who they were; what they were stays, so that statistics of former
 * days count them as before. With the keys goes what events ever said of it, wherever they are kept. In sets, each a transaction of its own; done again it goes on where it stopped.
 */
@ApplicationScoped
public class Anonymise implements JobHandler {

    static final String KIND = "anonymisation";
    private static final int SET = 200;

    private final Retention retention;
    private final Policies policies;
    private final People people;
    private final DossierEntries entries;
    private final RelativeTies ties;
    private final PersonKeys keys;
    private final RecordPerson recordPerson;
    private final Jobs jobs;
    private final AuditLog audit;
    private final BusinessClock clock;

    public Anonymise(
            Retention retention,
            Policies policies,
            People people,
            DossierEntries entries,
            RelativeTies ties,
            PersonKeys keys,
            RecordPerson recordPerson,
            Jobs jobs,
            AuditLog audit,
            BusinessClock clock) {
        this.retention = retention;
        this.policies = policies;
        this.people = people;
        this.entries = entries;
        this.ties = ties;
        this.keys = keys;
        this.recordPerson = recordPerson;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is to be done. */
    record Parameters(String unit, String orderNumber) {}

    /** Leaves a job. That it was ordered is on record even if nobody is due. */
    @Transactional
    JobView submit(Parameters parameters, boolean dryRun) {
        if (!dryRun) {
            audit.append(
                    "anonymisation-ordered",
                    "unit",
                    parameters.unit(),
                    parameters.unit(),
                    Map.of("orderNumber", parameters.orderNumber()));
        }
        return jobs.submit(KIND, parameters, dryRun, null, null);
    }

    /** Whoever left by this day is due under the policy of the unit. */
    LocalDate leftBy(String unit) {
        LocalDate today = clock.today();
        int years = policies.get("retention", unit, today, RetentionPolicy.class)
                .definition()
                .yearsAfterLeaving();
        return today.minusYears(years);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        String unit = job.parameters().path("unit").asText();
        String orderNumber = job.parameters().path("orderNumber").asText();
        LocalDate leftBy = leftBy(unit);
        long done = 0;
        String afterScope = "";
        String afterId = "";
        List<Retention.Due> set;
        do {
            job.checkCancelled();
            set = retention.page(unit, job.scope(), leftBy, afterScope, afterId, SET);
            List<UUID> ids = set.stream().map(Retention.Due::id).toList();
            if (!ids.isEmpty()) {
                job.transaction(() -> {
                    people.lockAll(ids);
                    retention.still(ids, leftBy).forEach(due -> anonymise(due, orderNumber));
                });
                afterScope = set.getLast().scopeCode();
                afterId = set.getLast().id().toString();
            }
            done += ids.size();
            job.count("anonymised", ids.size());
            job.done(done);
        } while (set.size() == SET);
        job.total(done);
    }

    private void anonymise(Retention.Due due, String orderNumber) {
        keys.destroy(people.anonymise(due.id(), clock.instant()));
        entries.anonymise(due.id());
        ties.anonymise(due.id());
        audit.append(
                "person-anonymised",
                "person",
                due.id().toString(),
                AuditLog.unitOrEvery(due.scopeCode()),
                Map.of("leftOn", due.leftOn().toString(), "orderNumber", orderNumber));
        recordPerson.filed(people.get(due.id(), Scope.ALL), "ANONYMISED");
    }
}
