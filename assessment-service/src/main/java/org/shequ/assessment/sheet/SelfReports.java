package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What subjects say of their own year (述职), with links to what they refer to. */
@ApplicationScoped
class SelfReports {

    private final Database database;
    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    SelfReports(
            Database database,
            Cycles cycles,
            CycleSubjects subjects,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.subjects = subjects;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    record SelfReport(
            String subject, long version, String report, List<String> links, String submittedBy, Instant submittedAt) {}

    Optional<SelfReport> find(UUID cycleId, String subject) {
        cycles.get(cycleId, caller.scope());
        if (subjects.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return database.find(
                "SELECT * FROM self_reports WHERE cycle_id = ? AND subject = ?",
                row -> new SelfReport(
                        row.getText("subject"),
                        row.getLong("version"),
                        row.getText("report"),
                        row.getTexts("links"),
                        row.getText("submitted_by"),
                        row.getInstant("submitted_at")),
                cycleId,
                subject);
    }

    @Transactional
    SelfReport put(UUID cycleId, String subject, @Nullable Version expected, String report, List<String> links) {
        Cycle cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.OPEN);
        long present = find(cycleId, subject).map(SelfReport::version).orElse(0L);
        if (present > 0 || expected != null) {
            Version.require(expected, present);
        }
        int kept =
                database.update("""
                INSERT INTO self_reports AS r (cycle_id, subject, version, report, links, submitted_by, submitted_at)
                VALUES (?, ?, ?, ?, ?::text[], ?, ?)
                ON CONFLICT (cycle_id, subject) DO UPDATE SET version = excluded.version, report = excluded.report,
                    links = excluded.links, submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at
                WHERE r.version = excluded.version - 1
                """, cycleId, subject, present + 1, report, links, caller.subject(), clock.instant());
        if (kept == 0) {
            throw ProblemException.of(CommonProblem.STALE_VERSION);
        }
        audit.append(
                "self-report-submitted", "cycle", cycleId.toString(), cycle.jurisdiction(), Map.of("subject", subject));
        return find(cycleId, subject).orElseThrow();
    }
}
