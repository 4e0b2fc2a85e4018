package org.shequ.assessment.sheet;

import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What subjects say of their own year (述职), with links to what they refer to. */
@ApplicationScoped
class SelfReports {

    private static final Statements SQL = Statements.of(SelfReports.class);

    private final Database database;
    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final Caller caller;

    SelfReports(Database database, Cycles cycles, CycleSubjects subjects, Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.subjects = subjects;
        this.caller = caller;
    }

    record SelfReport(
            String subject, long version, String report, List<String> links, String submittedBy, Instant submittedAt) {}

    /** 404 when the subject is out of scope. */
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

    /** Puts a report down in place of the version before it. @return whether that was still the newest */
    boolean keep(UUID cycleId, SelfReport report) {
        return database.update(
                        SQL.text("keep-self-report"),
                        cycleId,
                        report.subject(),
                        report.version(),
                        report.report(),
                        report.links(),
                        report.submittedBy(),
                        report.submittedAt())
                == 1;
    }
}
