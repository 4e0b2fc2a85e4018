package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.PlaceConfirmationRefused;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.unit.Lineages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Gives a locked place to one appointment. A held place waits for its lock, which is on its way on another topic; any
 * other state is a definite refusal.
 */
@ApplicationScoped
class ConfirmPlace {

    private final PlaceRequests requests;
    private final Places places;
    private final Accounts accounts;
    private final Lineages lineages;
    private final Outbox outbox;
    private final AuditLog audit;

    ConfirmPlace(
            PlaceRequests requests,
            Places places,
            Accounts accounts,
            Lineages lineages,
            Outbox outbox,
            AuditLog audit) {
        this.requests = requests;
        this.places = places;
        this.accounts = accounts;
        this.lineages = lineages;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    void handle(AppointmentDetail appointment) {
        var placeId = appointment.placeId();
        if (placeId == null) {
            return;
        }
        var place = places.findForUpdate(placeId)
                .orElseThrow(() -> new IllegalStateException("place " + placeId + " is not known here yet"));
        if (place.belongsTo(appointment.appointmentId())) {
            return;
        }
        if (place.status() == PlaceStatus.HELD) {
            throw new IllegalStateException("place " + placeId + " is not locked yet");
        }
        var account = accounts.get(place.accountId());
        var obstacle = obstacle(place, account, appointment);
        if (obstacle == null && places.confirm(placeId, appointment)) {
            confirmed(place, account, appointment);
        } else {
            refused(
                    place,
                    account,
                    appointment,
                    obstacle == null ? place.status().name() : obstacle);
        }
    }

    private @Nullable String obstacle(Place place, Account account, AppointmentDetail appointment) {
        if (!PlaceLifecycle.CONFIRM.leadsFrom(place.status())) {
            PlaceLifecycle.CONFIRM.refused(List.of(place.status()));
            return place.status().name();
        }
        if (account.kind() == AccountKind.STAFFING
                && !lineages.leadsTo(appointment.targetUnitCode(), account.unitCode())) {
            return "OTHER_COMMUNITY";
        }
        return null;
    }

    private void confirmed(Place place, Account account, AppointmentDetail appointment) {
        requests.touch(place.requestId());
        outbox.publish(new PlaceConfirmed(place.requestId(), place.id(), place.accountId(), appointment));
        audit(
                "place-confirmed",
                place.id(),
                account,
                appointment,
                Map.of("personId", appointment.personId().toString()));
    }

    private void refused(Place place, Account account, AppointmentDetail appointment, String reason) {
        outbox.publish(
                new PlaceConfirmationRefused(place.requestId(), place.id(), appointment.appointmentId(), reason));
        audit("place-confirmation-refused", place.id(), account, appointment, Map.of("reason", reason));
    }

    private void audit(
            String action, UUID place, Account account, AppointmentDetail appointment, Map<String, String> more) {
        var details = new HashMap<String, String>(more);
        details.put("appointmentId", appointment.appointmentId().toString());
        audit.append(action, "place", place.toString(), account.unitCode(), details);
    }
}
