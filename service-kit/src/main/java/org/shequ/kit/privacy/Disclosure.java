package org.shequ.kit.privacy;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Forbidden;
import org.shequ.kit.security.OwnRecordGate;
import org.shequ.kit.security.Purpose;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

/** The one place that decides what an answer shows of people. */
@ApplicationScoped
public class Disclosure {

    /** The audit action that every disclosure leaves. */
    public static final String ACTION = "personal-data-disclosed";

    /** Opens what tells who somebody is. */
    public static final String PERSONAL = "personnel:unmask";

    /** Opens what harms somebody when it leaks. */
    public static final String SENSITIVE = "personnel:sensitive";

    /** Permits to ask for somebody by citizen ID, phone or whole name. */
    public static final String LOOKUP = "personnel:lookup";

    /** Who handles matters of people in a service: not those who only read, score or import. */
    private static final List<String> OFFICES = List.of(":write", ":manage", ":approve", ":publish", ":decide");

    private final Caller caller;
    private final AuditLog audit;
    private final Instance<Grants> grants;
    private final String service;

    public Disclosure(
            Caller caller,
            AuditLog audit,
            Instance<Grants> grants,
            @ConfigProperty(name = "shequ.service") String service) {
        this.caller = caller;
        this.audit = audit;
        this.grants = grants;
        this.service = service;
    }

    /** The grant of the client system that calls, if it was given one. */
    public Optional<Grant> grant() {
        return grants.isUnsatisfied()
                ? Optional.empty()
                : caller.client().flatMap(client -> grants.get().of(client));
    }

    /** @throws ProblemException 403 when the client's grant does not name the field, which it asks for or filters by */
    public void requireGranted(PersonField field) {
        grant().filter(grant -> !grant.readable().contains(field)).ifPresent(grant -> {
            throw notGranted(grant.client(), field.property());
        });
    }

    /**
     * What the caller sees: the masked forms when no purpose is stated; else also the classes that both the purpose and the
     * caller's permissions open. The disclosure is on record before anything is shown.
     *
     * @param subjectId whose data; for a search or an export, what was asked for, without personal data in it
     * @param unitCode where that person is
     * @throws ProblemException 400 when the purpose is not of the list, 403 when it opens nothing to this caller
     */
    @Transactional
    public Shown shown(String subjectType, String subjectId, String unitCode) {
        var stated = caller.purpose();
        if (stated.isEmpty()) {
            return masked();
        }
        var shown = opened(stated.get());
        if (!shown.opensAnything()) {
            throw Forbidden.permission(PERSONAL);
        }
        record(ACTION, subjectType, subjectId, unitCode, stated.get(), shown);
        return shown;
    }

    /** The same for a search, a list, or what is found only afterwards: on record under the scope within which it looks. */
    @Transactional
    public Shown shown(String subjectType, String subjectId) {
        return shown(subjectType, subjectId, caller.scope().unitCode());
    }

    /**
     * Like {@link #shown(String, String, String)} for an answer that makes no sense without personal data: it needs a purpose.
     *
     * @throws ProblemException also 403 PURPOSE_REQUIRED when none is stated
     */
    @Transactional
    public Shown required(String subjectType, String subjectId, String unitCode) {
        if (caller.purpose().isEmpty()) {
            throw purposeRequired();
        }
        return shown(subjectType, subjectId, unitCode);
    }

    /** For answers that stay masked to every office: whole to the person concerned, and on record then. */
    @Transactional
    public Shown toPerson(String subjectType, String subjectId) {
        if (caller.person().isEmpty()) {
            return Shown.MASKED;
        }
        return OwnRecordGate.isRecorded() ? Shown.WHOLE : shown(subjectType, subjectId);
    }

    /** Whether the answer is for the person concerned, at the own hands or an office's: it must tell nothing of others. */
    public boolean goesToPerson() {
        return caller.purpose()
                .filter(stated -> stated.purpose() == AccessPurpose.PERSONAL_REQUEST)
                .isPresent();
    }

    /**
     * Whoever asks for a person by what is masked (a citizen ID, a phone, a whole name) could try values until one fits: it
     * needs the permission and a purpose, and is on record whatever the answer. What is found is masked as far as purpose
     * and permissions open no more.
     *
     * @param by the names of what is asked by, without the values
     */
    @Transactional
    public Shown lookUp(String subjectType, String by) {
        if (!caller.may(LOOKUP)) {
            throw Forbidden.permission(LOOKUP);
        }
        var stated = caller.purpose().orElseThrow(Disclosure::purposeRequired);
        var shown = opened(stated);
        record("person-looked-up", subjectType, by, caller.scope().unitCode(), stated, shown);
        return shown;
    }

    private Shown opened(Purpose stated) {
        var opened = EnumSet.copyOf(stated.purpose().opens());
        opened.removeAll(EnumSet.of(FieldClass.PUBLIC, FieldClass.WORK));
        var grant = grant();
        if (grant.isPresent()) {
            var granted = grant.get();
            return new Shown(granted.purposes().contains(stated.purpose()) ? opened : EnumSet.noneOf(FieldClass.class))
                    .within(granted.readable());
        }
        if (!caller.may(PERSONAL)) {
            opened.remove(FieldClass.PERSONAL);
        }
        if (!caller.may(SENSITIVE)) {
            opened.remove(FieldClass.SENSITIVE);
        }
        return new Shown(opened).handling(handles());
    }

    /** What the caller sees without a purpose; words about people only who handles such matters in this service. */
    public Shown masked() {
        var shown = Shown.MASKED.handling(handles());
        return grant().map(grant -> shown.within(grant.readable())).orElse(shown);
    }

    /** The person concerned reads what was written about the own matter. */
    private boolean handles() {
        return caller.person().isPresent() || OFFICES.stream().anyMatch(office -> caller.may(service + office));
    }

    /**
     * What is opened by a client system's grant alone, whatever the caller's permissions: for answers that otherwise hold
     * nothing that tells who somebody is. Nothing is on record yet: {@link #record} says what was found.
     *
     * @throws ProblemException 403 NOT_GRANTED when a purpose is stated for which no grant opens anything
     */
    public Shown byGrant() {
        var stated = caller.purpose();
        if (stated.isEmpty()) {
            return masked();
        }
        var purpose = stated.get().purpose();
        if (grant().filter(grant -> grant.purposes().contains(purpose)).isEmpty()) {
            throw notGranted(caller.client().orElse(caller.subject()), purpose.name());
        }
        return opened(stated.get());
    }

    /** Puts on record what was found under {@link #byGrant}, in the transaction that found it. */
    public void record(String subjectType, String subjectId, Shown shown) {
        caller.purpose()
                .ifPresent(stated ->
                        record(ACTION, subjectType, subjectId, caller.scope().unitCode(), stated, shown));
    }

    private static ProblemException notGranted(String client, String what) {
        return ProblemException.of(CommonProblem.NOT_GRANTED, client, what).figure("requiredGrant", what);
    }

    private void record(
            String action, String subjectType, String subjectId, String unitCode, Purpose stated, Shown shown) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("purpose", stated.purpose().name());
        details.put("note", stated.note());
        details.put("classes", shown.opened().stream().map(Enum::name).toList());
        audit.append(action, subjectType, subjectId, unitCode, details);
        OwnRecordGate.recorded();
    }

    private static ProblemException purposeRequired() {
        return ProblemException.of(CommonProblem.PURPOSE_REQUIRED, AccessPurpose.codes());
    }
}
