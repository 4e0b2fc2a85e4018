package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.sheet.SelfReports.SelfReport;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A subject's own account of the year is handed in, or replaced by who saw the one before. */
@ApplicationScoped
class PutSelfReport {

    private final Cycles cycles;
    private final SelfReports selfReports;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    PutSelfReport(Cycles cycles, SelfReports selfReports, AuditLog audit, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.selfReports = selfReports;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelfReport handle(UUID cycleId, String subject, @Nullable Version expected, String report, List<String> links) {
        var cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.OPEN);
        long present =
                selfReports.find(cycleId, subject).map(SelfReport::version).orElse(0L);
        if (present > 0 || expected != null) {
            Version.require(expected, present);
        }
        var submitted =
                new SelfReport(subject, present + 1, report, List.copyOf(links), caller.subject(), clock.instant());
        if (!selfReports.keep(cycleId, submitted)) {
            throw ProblemException.of(CommonProblem.STALE_VERSION);
        }
        audit.append(
                "self-report-submitted", "cycle", cycleId.toString(), cycle.jurisdiction(), Map.of("subject", subject));
        return submitted;
    }
}
