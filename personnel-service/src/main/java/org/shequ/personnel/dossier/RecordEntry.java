package org.shequ.personnel.dossier;

import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.security.Caller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Puts an entry into a personnel file. */
@ApplicationScoped
class RecordEntry {

    private final Filing filing;
    private final EntryRules rules;
    private final DossierEntries entries;
    private final BusinessClock clock;
    private final Caller caller;

    RecordEntry(Filing filing, EntryRules rules, DossierEntries entries, BusinessClock clock, Caller caller) {
        this.filing = filing;
        this.rules = rules;
        this.entries = entries;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Filing.Kept handle(Filing.Target target, Entry.Draft draft) {
        var file = filing.open(target);
        rules.require(target.kind(), draft, file.person());
        Entry entry = new Entry(
                Ids.next(),
                0,
                file.person().id(),
                target.kind(),
                draft.from(),
                draft.to(),
                draft.content(),
                draft.sealed(),
                draft.orderNumber(),
                null,
                clock.instant(),
                caller.subject());
        entries.write(entry);
        return filing.settle(file, entry.id(), "recorded", draft.orderNumber());
    }
}
