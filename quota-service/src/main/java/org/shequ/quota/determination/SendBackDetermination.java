package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Review sends a determination back to its drafter, with a reason. */
@ApplicationScoped
class SendBackDetermination {

    private final Determinations determinations;
    private final AuditLog audit;
    private final Caller caller;

    SendBackDetermination(Determinations determinations, AuditLog audit, Caller caller) {
        this.determinations = determinations;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional
    Determination handle(UUID id, @Nullable Version expected, String reason) {
        var determination = determinations.open(id, expected, caller.scope());
        determination.sendBack(reason);
        audit.append(
                "determination-returned",
                "determination",
                id.toString(),
                determination.jurisdiction(),
                Map.of("reason", reason));
        return determination;
    }
}
