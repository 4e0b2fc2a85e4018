package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes the next edition of a jurisdiction, kind and year, in the command's transaction: from scratch or from another scheme. */
@ApplicationScoped
class SchemeDrafts {

    private final Schemes schemes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    SchemeDrafts(Schemes schemes, AuditLog audit, BusinessClock clock, Caller caller) {
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    Scheme add(
            String title,
            SubjectKind kind,
            String jurisdiction,
            int year,
            @Nullable UUID derivedFrom,
            SchemeContent content) {
        caller.scope().requireOver(jurisdiction);
        SchemeFaults.requireNone(kind, content);
        var scheme = new Scheme(
                Ids.next(),
                title,
                kind,
                jurisdiction,
                year,
                schemes.nextEdition(jurisdiction, kind, year),
                derivedFrom,
                content,
                caller.subject(),
                clock.instant());
        schemes.persistAndFlush(scheme);
        audit.append(
                "scheme-drafted",
                "scheme",
                scheme.id().toString(),
                jurisdiction,
                Map.of("jurisdiction", jurisdiction, "year", year));
        return scheme;
    }
}
