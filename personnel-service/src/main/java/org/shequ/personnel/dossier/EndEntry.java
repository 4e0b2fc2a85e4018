package org.shequ.personnel.dossier;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends an entry that goes on, such as an investigation. */
@ApplicationScoped
class EndEntry {

    private final Filing filing;
    private final EntryRules rules;
    private final DossierEntries entries;
    private final BusinessClock clock;
    private final Caller caller;

    EndEntry(Filing filing, EntryRules rules, DossierEntries entries, BusinessClock clock, Caller caller) {
        this.filing = filing;
        this.rules = rules;
        this.entries = entries;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param on the first day on which it no longer holds, today or earlier */
    @Transactional
    Filing.Kept handle(Filing.Target target, UUID entryId, LocalDate on, String reason, String orderNumber) {
        var file = filing.open(target);
        Entry entry = filing.known(target, entryId);
        Entry ended = entry.endedOn(on, reason, orderNumber, clock.instant(), caller.subject());
        rules.refuseFuture("/on", on);
        entries.write(ended);
        return filing.settle(file, entryId, "ended", orderNumber);
    }
}
