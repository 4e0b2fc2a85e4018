package org.shequ.kit.privacy;

import io.quarkus.arc.DefaultBean;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.security.OwnLooks;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The audit log, where a service keeps no log of its own for looks at people. */
@ApplicationScoped
@DefaultBean
public class AuditedOwnLooks implements OwnLooks {

    private final AuditLog audit;

    @Inject
    public AuditedOwnLooks(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    @Transactional
    public void record(UUID person, String what) {
        audit.append(
                Disclosure.ACTION,
                "person",
                person.toString(),
                AuditLog.EVERY_UNIT,
                Map.of("purpose", AccessPurpose.PERSONAL_REQUEST.name(), "what", what));
    }
}
