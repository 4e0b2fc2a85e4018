package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.ledger.Accounts;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Requests of offices: what their steps have in common. */
@ApplicationScoped
class OfficeRequests {

    private final PlaceRequests requests;
    private final Places places;
    private final Accounts accounts;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Caller caller;

    OfficeRequests(
            PlaceRequests requests, Places places, Accounts accounts, Outbox outbox, AuditLog audit, Caller caller) {
        this.requests = requests;
        this.places = places;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    /** A request and its places. */
    record Taken(PlaceRequest request, List<Place> places) {}

    /** For a change by somebody who saw that version; held until the transaction ends. */
    PlaceRequest open(UUID id, @Nullable Version expected) {
        var request = requests.findForUpdate(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (request.origin() != RequestOrigin.OFFICE) {
            throw ProblemException.of(QuotaProblem.PLACES_OF_A_ROUND);
        }
        Version.require(expected, request.version());
        return request;
    }

    /** Counts the step and publishes it. */
    Taken moved(PlaceRequest request, List<Place> moved, String action, Map<String, ?> details) {
        var all = moved.size() == request.requested() ? moved : places.of(request.id());
        var taken = new Taken(requests.touch(request.id()), all);
        var account = accounts.get(Objects.requireNonNull(taken.request().accountId()));
        outbox.publish(OfficeEvents.changed(taken.request(), account, taken.places()));
        audit.append(action, "place-request", request.id().toString(), account.unitCode(), details);
        return taken;
    }

    /** No place of the request can take the step. */
    ProblemException notThere(Step<PlaceStatus> step, UUID id) {
        var present =
                places.of(id).stream().map(Place::status).distinct().sorted().toList();
        step.refused(present);
        return ProblemException.of(
                QuotaProblem.PLACES_NOT_THERE,
                PlaceLifecycle.LIFECYCLE.words(step.to()),
                PlaceLifecycle.LIFECYCLE.words(present));
    }
}
