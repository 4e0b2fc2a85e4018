package org.shequ.quota.alert;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Somebody has seen it, and says what will be done. It stands until what it is about is over. */
@ApplicationScoped
class AcknowledgeAlert {

    private final Alerts alerts;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Caller caller;

    AcknowledgeAlert(Alerts alerts, Outbox outbox, AuditLog audit, Caller caller) {
        this.alerts = alerts;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional
    Alert handle(UUID id, @Nullable Version expected, String note) {
        var alert = alerts.findForUpdate(id)
                .filter(found -> caller.scope().covers(found.finding().unitCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, alert.version());
        var acknowledged =
                alerts.acknowledge(id, AlertLifecycle.ACKNOWLEDGE.take(alert.status()), caller.subject(), note);
        outbox.publish(acknowledged.changed());
        audit.append(
                "alert-acknowledged",
                "alert",
                id.toString(),
                alert.finding().unitCode(),
                Map.of(
                        "kind", alert.finding().kind().name(),
                        "unitCode", alert.finding().unitCode(),
                        "note", note));
        return acknowledged;
    }
}
