package org.shequ.personnel.pay;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.PayGradeChanged;
import org.shequ.contracts.event.personnel.PayGradeHeld;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.personnel.pay.grade.Paid;
import org.shequ.personnel.pay.grade.PayPeriod;
import org.shequ.personnel.person.Person;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells the other services and the audit log whose pay is recorded otherwise than before, in the transaction that records it.
 * For thousands it takes the statements that one takes.
 */
@ApplicationScoped
class AnnouncePay {

    private final Outbox outbox;
    private final AuditLog audit;

    AnnouncePay(Outbox outbox, AuditLog audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What was recorded of somebody before, and what is now. */
    record Change(Person person, List<PayRecord> before, List<PayPeriod> now) {

        private List<Paid> paidBefore() {
            return before.stream().map(PayRecord::paid).toList();
        }

        private List<Paid> paidNow() {
            return now.stream().map(PayPeriod::paid).toList();
        }

        /** The first day that is paid otherwise; null where only the grounds are others. */
        private @Nullable LocalDate changedFrom() {
            return Paid.firstDifference(paidBefore(), paidNow()).orElse(null);
        }
    }

    /** @param occasion what was done so that the pay was looked at, e.g. {@code IMPORT} */
    void announce(Collection<Change> changes, String occasion) {
        outbox.publishAll(changes.stream().map(AnnouncePay::event).toList());
        changes.forEach(change -> audit.append(
                "pay-grade-changed",
                "person",
                change.person().id().toString(),
                AuditLog.unitOrEvery(change.person().scopeCode()),
                details(change, occasion)));
    }

    private static PayGradeChanged event(Change change) {
        return new PayGradeChanged(
                change.person().id(),
                change.person().standing().unitCode(),
                change.changedFrom(),
                change.now().stream().map(AnnouncePay::held).toList());
    }

    private static PayGradeHeld held(PayPeriod period) {
        return new PayGradeHeld(
                period.scheme(),
                period.grade(),
                period.policyId(),
                period.held().from(),
                period.held().to(),
                period.cause());
    }

    private static Map<String, Object> details(Change change, String occasion) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("occasion", occasion);
        LocalDate from = change.changedFrom();
        if (from == null) {
            details.put("grounds", "only");
            return details;
        }
        details.put("changedFrom", from.toString());
        change.now().stream()
                .filter(period -> period.held().from().equals(from))
                .findFirst()
                .ifPresent(period -> details.put("cause", period.cause().name()));
        details.put("before", named(change.paidBefore(), from));
        details.put("now", named(change.paidNow(), from));
        return details;
    }

    private static String named(List<Paid> history, LocalDate day) {
        return history.stream()
                .filter(paid -> paid.held().contains(day))
                .findFirst()
                .map(paid -> paid.grade() == null ? paid.scheme().name() : paid.scheme() + " " + paid.grade())
                .orElse("none");
    }
}
