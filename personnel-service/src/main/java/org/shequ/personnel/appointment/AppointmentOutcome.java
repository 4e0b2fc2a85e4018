package org.shequ.personnel.appointment;

import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.outbox.Outbox;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of an appointment, published and written to the audit log in the transaction that decides it. */
@ApplicationScoped
class AppointmentOutcome {

    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    AppointmentOutcome(Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    void scheduled(Appointment appointment) {
        audit("appointment-scheduled", appointment.detail(), Map.of());
    }

    /** @param detail with the unit that stands now */
    void effected(AppointmentDetail detail) {
        outbox.publish(new AppointmentEffected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                detail.effectiveOn()));
        audit("appointment-effected", detail, Map.of());
    }

    /**
     * Rejects it; the place goes to the next in line.
     *
     * @param detail with the unit that it would have led to
     */
    void reject(Appointment appointment, AppointmentDetail detail, AppointmentPolicy.Refusal refusal) {
        appointment.reject(refusal.reason(), clock.instant());
        outbox.publish(new AppointmentRejected(
                detail.personId(),
                detail.appointmentId(),
                detail.placeRequestId(),
                detail.placeId(),
                refusal.reason()));
        audit(
                "appointment-rejected",
                detail,
                Map.of("reason", refusal.reason().name(), "en", refusal.en(), "zh", refusal.zh()));
    }

    private void audit(String action, AppointmentDetail detail, Map<String, Object> more) {
        Map<String, Object> details = new LinkedHashMap<>(more);
        details.put("personId", detail.personId().toString());
        details.put("roundKind", detail.knownRoundKind().name());
        details.put("effectiveOn", detail.effectiveOn().toString());
        details.put("orderNumber", detail.orderNumber());
        audit.append(
                action,
                "appointment",
                detail.appointmentId().toString(),
                AuditLog.unitOrEvery(detail.targetUnitCode()),
                details);
    }
}
