package org.shequ.personnel.dossier;

import org.shequ.kit.clock.BusinessClock;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes an entry of a personnel file back: it was recorded in error and was never so. */
@ApplicationScoped
class WithdrawEntry {

    private final Filing filing;
    private final DossierEntries entries;
    private final BusinessClock clock;

    WithdrawEntry(Filing filing, DossierEntries entries, BusinessClock clock) {
        this.filing = filing;
        this.entries = entries;
        this.clock = clock;
    }

    @Transactional
    Filing.Kept handle(Filing.Target target, UUID entryId, String reason, String orderNumber) {
        var file = filing.open(target);
        entries.withdraw(filing.known(target, entryId), clock.instant(), reason);
        return filing.settle(file, entryId, "withdrawn", orderNumber);
    }
}
