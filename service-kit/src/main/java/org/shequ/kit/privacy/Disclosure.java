package org.shequ.kit.privacy;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The one place that decides whether personal data is shown unmasked. */
@ApplicationScoped
public class Disclosure {

    /** The audit action that every disclosure leaves. */
    public static final String ACTION = "personal-data-disclosed";

    private final Caller caller;
    private final AuditLog audit;

    @Inject
    public Disclosure(Caller caller, AuditLog audit) {
        this.caller = caller;
        this.audit = audit;
    }

    /**
     * True when the caller states a purpose (X-Purpose) and holds the permission; the disclosure is on record before
     * anything is shown. False when no purpose is stated. 403 when one is stated without the permission.
     *
     * @param subjectId whose data; for a search or an export, what was asked for, without personal data in it
     */
    @Transactional
    public boolean unmask(String subjectType, String subjectId, String permission) {
        var purpose = caller.purpose();
        if (purpose.isEmpty()) {
            return false;
        }
        if (!caller.may(permission)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
        audit.append(ACTION, subjectType, subjectId, Map.of("purpose", purpose.get(), "permission", permission));
        return true;
    }
}
