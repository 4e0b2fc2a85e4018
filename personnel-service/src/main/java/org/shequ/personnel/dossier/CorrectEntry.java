package org.shequ.personnel.dossier;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.security.Caller;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Says what an entry of a personnel file really tells; what was recorded before stays readable. */
@ApplicationScoped
class CorrectEntry {

    private final Filing filing;
    private final EntryRules rules;
    private final DossierEntries entries;
    private final BusinessClock clock;
    private final Caller caller;

    CorrectEntry(Filing filing, EntryRules rules, DossierEntries entries, BusinessClock clock, Caller caller) {
        this.filing = filing;
        this.rules = rules;
        this.entries = entries;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Filing.Kept handle(Filing.Target target, UUID entryId, Entry.Draft draft) {
        var file = filing.open(target);
        rules.require(target.kind(), draft, file.person());
        entries.write(filing.known(target, entryId).corrected(draft, clock.instant(), caller.subject()));
        return filing.settle(file, entryId, "corrected", draft.orderNumber());
    }
}
