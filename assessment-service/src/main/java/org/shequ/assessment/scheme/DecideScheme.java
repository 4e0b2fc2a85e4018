package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a scheme from draft to approval; whoever drafts it does not approve it. */
@ApplicationScoped
class DecideScheme {

    private final Schemes schemes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideScheme(Schemes schemes, AuditLog audit, BusinessClock clock, Caller caller) {
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Scheme draft(String title, SubjectKind kind, String jurisdiction, int year, SchemeContent content) {
        return add(title, kind, jurisdiction, year, null, content);
    }

    /** Another edition from an existing scheme, for the same or another year. */
    @Transactional
    Scheme derive(UUID id, String title, int year) {
        Scheme origin = schemes.get(id, caller.scope());
        return add(title, origin.subjectKind(), origin.jurisdiction(), year, id, origin.content());
    }

    @Transactional
    Scheme revise(UUID id, @Nullable Version expected, String title, SchemeContent content) {
        Scheme scheme = getOwn(id, expected);
        SchemeStatus.REVISE.take(scheme.status());
        Schemes.requireSound(scheme.subjectKind(), content);
        schemes.revise(id, title, content);
        record("scheme-revised", scheme, Map.of("title", title));
        return schemes.get(id, caller.scope());
    }

    @Transactional
    Scheme approve(UUID id, @Nullable Version expected, String documentNumber) {
        Scheme scheme = getOwn(id, expected);
        var approved = SchemeStatus.APPROVE.take(scheme.status());
        if (caller.subject().equals(scheme.draftedBy())) {
            throw ProblemException.of(AssessmentProblem.SELF_APPROVAL);
        }
        schemes.approve(id, approved, caller.subject(), clock.instant(), documentNumber);
        record("scheme-approved", scheme, Map.of("documentNumber", documentNumber, "edition", scheme.edition()));
        return schemes.get(id, caller.scope());
    }

    private Scheme add(
            String title,
            SubjectKind kind,
            String jurisdiction,
            int year,
            @Nullable UUID derivedFrom,
            SchemeContent content) {
        requireCovered(jurisdiction);
        Schemes.requireSound(kind, content);
        Scheme scheme = new Scheme(
                Ids.next(),
                1,
                title,
                kind,
                jurisdiction,
                year,
                schemes.nextEdition(jurisdiction, kind, year),
                derivedFrom,
                SchemeStatus.DRAFT,
                content,
                caller.subject(),
                clock.instant(),
                null,
                null,
                null);
        schemes.add(scheme);
        record("scheme-drafted", scheme, Map.of("jurisdiction", jurisdiction, "year", year));
        return scheme;
    }

    private Scheme getOwn(UUID id, @Nullable Version expected) {
        Scheme scheme = schemes.getForUpdate(id, caller.scope());
        requireCovered(scheme.jurisdiction());
        Version.require(expected, scheme.version());
        return scheme;
    }

    private void requireCovered(String jurisdiction) {
        caller.scope().requireOver(jurisdiction);
    }

    private void record(String action, Scheme scheme, Map<String, ?> details) {
        audit.append(action, "scheme", scheme.id().toString(), scheme.jurisdiction(), details);
    }
}
