package org.shequ.assessment.recordmerger;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.personnelfeed.AssessedPerson;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.assessment.result.MergerLock;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Says which of several results of one year counts for a person; about the very versions that were looked at. */
@ApplicationScoped
class DecideConflict {

    private final ResultConflicts conflicts;
    private final Directory directory;
    private final MergerLock lock;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideConflict(
            ResultConflicts conflicts,
            Directory directory,
            MergerLock lock,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.conflicts = conflicts;
        this.directory = directory;
        this.lock = lock;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param seen the results that the decision is about, as record/version
     * @param replaces the decision that it takes the place of
     */
    record Request(UUID chosen, Set<String> seen, @Nullable UUID replaces, String reason, String documentNumber) {}

    @Transactional
    ResultConflicts.Conflict handle(UUID person, int year, Request request) {
        AssessedPerson known =
                directory.findPerson(person).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        caller.scope().require(known.lastUnit());
        lock.whileChanging();
        ResultConflicts.Conflict conflict = conflicts.find(person, year).orElseThrow(() -> noConflict(year));
        requireAsSeen(conflict, request);
        if (conflict.results().stream().noneMatch(held -> held.recordId().equals(request.chosen()))) {
            throw noConflict(year);
        }
        ResultConflicts.Conflict decided = conflicts.keep(
                conflict,
                new ResultConflicts.Decision(
                        Ids.next(),
                        request.chosen(),
                        request.reason(),
                        request.documentNumber(),
                        caller.subject(),
                        clock.instant()));
        announcement.publishPeople(List.of(person.toString()));
        audit.append(
                "result-conflict-decided",
                "person",
                person.toString(),
                AuditLog.unitOrEvery(known.unitCode()),
                Map.of(
                        "year", year,
                        "chosen", request.chosen().toString(),
                        "documentNumber", request.documentNumber(),
                        "reason", request.reason()));
        return decided;
    }

    private static void requireAsSeen(ResultConflicts.Conflict conflict, Request request) {
        List<String> results =
                conflict.results().stream().map(ResultConflicts.Held::named).toList();
        if (!Set.copyOf(results).equals(request.seen())) {
            throw ProblemException.of(AssessmentProblem.RESULTS_MOVED, conflict.year());
        }
        ResultConflicts.Decision standing = conflict.decision();
        if (!Objects.equals(standing == null ? null : standing.id(), request.replaces())) {
            throw ProblemException.of(AssessmentProblem.ALREADY_DECIDED);
        }
    }

    private static ProblemException noConflict(int year) {
        return ProblemException.of(AssessmentProblem.NO_RESULT_CONFLICT, String.valueOf(year));
    }
}
