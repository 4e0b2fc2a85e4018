package org.shequ.kit.security;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.privacy.Looks;
import org.shequ.kit.problem.ProblemException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/**
 * The one door for a natural person: lets through what {@link OwnRecord} marks, for the person's own id, and what is open
 * to everybody without a token; refuses all else. What was let through and answered is on record before it is sent.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class OwnRecordGate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ADMITTED = OwnRecordGate.class.getName() + ".admitted";
    private static final String RECORDED = OwnRecordGate.class.getName() + ".recorded";

    private final Caller caller;
    private final Instance<RecordOwner> owners;
    private final Instance<Looks> looks;

    @Context
    @Nullable
    ResourceInfo resource;

    public OwnRecordGate(Caller caller, @Any Instance<RecordOwner> owners, Instance<Looks> looks) {
        this.caller = caller;
        this.owners = owners;
        this.looks = looks;
    }

    /** Whether the request of this thread reads the own record of the person whose token it bears. */
    static boolean admitted() {
        var request = CurrentRequest.find();
        return request != null && request.get(ADMITTED) != null;
    }

    /** Says that this request's look at the own record is on record already. */
    public static void recorded() {
        var request = CurrentRequest.find();
        if (request != null) {
            request.put(RECORDED, true);
        }
    }

    /** Whether this request's look is on record. */
    public static boolean isRecorded() {
        var request = CurrentRequest.find();
        return request != null && request.get(RECORDED) != null;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var person = caller.person();
        var method = resource == null ? null : resource.getResourceMethod();
        if (person.isEmpty() || method == null || method.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        var mark = method.getAnnotation(OwnRecord.class);
        if (mark == null) {
            throw refused();
        }
        if (!mark.value().isEmpty()) {
            var owner = owner(mark, request.getUriInfo());
            if (owner.isEmpty() || !owner.get().equals(person.get())) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
        }
        var current = CurrentRequest.find();
        if (current != null) {
            current.put(ADMITTED, true);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var current = CurrentRequest.find();
        var method = resource == null ? null : resource.getResourceMethod();
        var mark = method == null ? null : method.getAnnotation(OwnRecord.class);
        if (current == null
                || current.get(ADMITTED) == null
                || isRecorded()
                || mark == null
                || mark.value().isEmpty()
                || response.getStatusInfo().getFamily() != Family.SUCCESSFUL) {
            return;
        }
        caller.person()
                .ifPresent(
                        person -> looks.get().record(List.of(person), whatWasLookedAt(request.getUriInfo()), Set.of()));
    }

    /** What the person hears who asks for more than the own record. */
    static ProblemException refused() {
        return ProblemException.of(CommonProblem.OWN_RECORD_ONLY);
    }

    private Optional<UUID> owner(OwnRecord mark, UriInfo uri) {
        var inPath = uri.getPathParameters().getFirst(mark.value());
        var asked = inPath == null ? uri.getQueryParameters().get(mark.value()) : List.of(inPath);
        if (asked == null) {
            throw refused(); // a list that can be narrowed to the own record, and was not
        }
        if (asked.size() != 1) {
            return Optional.empty();
        }
        UUID id;
        try {
            id = UUID.fromString(asked.getFirst());
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
        return mark.by() == RecordOwner.class
                ? Optional.of(id)
                : owners.select(mark.by()).get().ownerOf(id);
    }

    /** The last name in the path: {@code pay-grades}. */
    private static String whatWasLookedAt(UriInfo uri) {
        var values =
                uri.getPathParameters().values().stream().flatMap(List::stream).toList();
        return uri.getPathSegments().stream()
                .map(segment -> segment.getPath())
                .filter(segment -> !segment.isEmpty() && !values.contains(segment))
                .reduce((before, after) -> after)
                .orElse("record")
                .toLowerCase(Locale.ROOT);
    }
}
