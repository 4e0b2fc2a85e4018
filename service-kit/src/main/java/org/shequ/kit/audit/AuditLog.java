package org.shequ.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.opentelemetry.api.trace.Span;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.privacy.ContentHash;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/**
 * Records who did what to whom. An entry is part of the caller's transaction: both happen or neither. It is written
 * just before the commit, because its chain stays locked until then; no other lock is awaited while that one is held.
 */
@ApplicationScoped
public class AuditLog {

    /** The unit of what is no single unit's business; such entries are read with a scope of everything. */
    public static final String EVERY_UNIT = Scope.ALL.unitCode();

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final Caller caller;
    private final BusinessClock clock;
    private final AuditChains chains;
    private final ObjectWriter json;

    public AuditLog(
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            Caller caller,
            BusinessClock clock,
            ObjectMapper json,
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite) {
        this.database = database;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
        this.chains = new AuditChains(ContentHash.ofSuite(suite));
        this.json = json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /**
     * Appends an entry by the caller (outside a request: by the service, or by whom the job acts for).
     *
     * @param action in the past tense, kebab-case: {@code round-announced}
     * @param unitCode the unit whose business it is, else {@link #EVERY_UNIT}: who reads audit entries sees those of units
     *     within the own scope. What concerns an aggregate belongs to its jurisdiction, what concerns a person to the unit
     *     where the person is at that moment
     * @param details what else a reviewer must know; never a citizen ID, a phone number or a secret
     */
    @Transactional
    public void append(String action, String subjectType, String subjectId, String unitCode, Map<String, ?> details) {
        if (!Scope.isScope(unitCode)) {
            throw new IllegalArgumentException("Not the code of a unit: an audit entry that nobody could find");
        }
        var entry = new AuditEntry(
                Ids.next(),
                clock.realInstant(),
                caller.subject(),
                action,
                subjectType,
                subjectId,
                unitCode,
                traceId(),
                write(details));
        pending().add(entry);
    }

    /** The unit to file under where none may be known: of somebody who holds no post yet, of what was never found. */
    public static String unitOrEvery(@Nullable String unitCode) {
        return Scope.isScope(unitCode) ? String.valueOf(unitCode) : EVERY_UNIT;
    }

    private List<AuditEntry> pending() {
        if (transactions.getResource(AuditLog.class) instanceof Pending pending) {
            return pending.entries;
        }
        var pending = new Pending(new ArrayList<>());
        transactions.putResource(AuditLog.class, pending);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                flush(pending.entries);
            }

            @Override
            public void afterCompletion(int status) {}
        });
        return pending.entries;
    }

    private void flush(List<AuditEntry> entries) {
        try (var connection = database.getConnection()) {
            chains.append(connection, entries);
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit log refuses an entry; the transaction must not commit", failure);
        }
    }

    private String write(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("Audit details cannot be written as JSON", unwritable);
        }
    }

    private static @Nullable String traceId() {
        var context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    private record Pending(List<AuditEntry> entries) {}
}
