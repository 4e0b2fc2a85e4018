package org.shequ.kit.privacy;

import io.quarkus.arc.DefaultBean;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.security.Caller;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The audit log, where a service keeps no log of its own for looks at people. */
@ApplicationScoped
@DefaultBean
public class AuditedLooks implements Looks {

    private final AuditLog audit;
    private final Caller caller;

    public AuditedLooks(AuditLog audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @Override
    @Transactional
    public void record(Collection<UUID> people, String what, Set<PersonField> fields) {
        Map<String, Object> details = new LinkedHashMap<>();
        caller.purpose()
                .ifPresent(stated -> details.put("purpose", stated.purpose().name()));
        details.put("what", what);
        if (!fields.isEmpty()) {
            details.put("fields", PersonField.names(fields));
        }
        people.forEach(
                person -> audit.append(Disclosure.ACTION, "person", person.toString(), AuditLog.EVERY_UNIT, details));
    }
}
