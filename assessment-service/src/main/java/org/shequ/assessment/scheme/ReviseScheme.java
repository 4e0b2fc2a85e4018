package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A draft is replaced as a whole. */
@ApplicationScoped
class ReviseScheme {

    private final Schemes schemes;
    private final AuditLog audit;
    private final Caller caller;

    ReviseScheme(Schemes schemes, AuditLog audit, Caller caller) {
        this.schemes = schemes;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional
    Scheme handle(UUID id, @Nullable Version expected, String title, SchemeContent content) {
        var scheme = schemes.open(id, expected, caller.scope());
        scheme.revise(title, content);
        audit.append("scheme-revised", "scheme", id.toString(), scheme.jurisdiction(), Map.of("title", title));
        return scheme;
    }
}
