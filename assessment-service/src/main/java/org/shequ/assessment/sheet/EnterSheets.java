package org.shequ.assessment.sheet;

import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.security.Caller;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes in sheets: the good ones, and says of each other what is wrong with it. */
@ApplicationScoped
class EnterSheets {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Sheets sheets;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    EnterSheets(Cycles cycles, Schemes schemes, Sheets sheets, AuditLog audit, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.sheets = sheets;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** What came of a list of sheets. */
    record Outcome(int taken, List<SheetFault> faults) {}

    /** @param refused indexes of sheets that could not be read whole: they are judged too, and not taken */
    @Transactional
    Outcome handle(UUID cycleId, List<SheetEntry> entries, Set<Long> refused) {
        // held open until the transaction ends, so that no sheet comes in after the scores are computed
        Cycle cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.requireScoring(clock.today());
        SheetChecks checks = new SheetChecks(schemes.content(cycle.schemeId()));
        CalledSubjects subjects = sheets.called(cycle, caller.scope(), entries);
        List<SheetFault> faults = new ArrayList<>();
        List<SheetChecks.Checked> sound = new ArrayList<>();
        for (SheetEntry entry : entries) {
            Optional<SheetChecks.Checked> checked = checks.check(entry, faults);
            Optional<SheetFault> stranger = subjects.fault(entry);
            Optional<SheetFault> misnamed = subjects.misnamed(entry);
            stranger.ifPresent(faults::add);
            misnamed.ifPresent(faults::add);
            if (stranger.isEmpty() && misnamed.isEmpty() && !refused.contains(entry.index())) {
                checked.ifPresent(sound::add);
            }
        }
        List<SheetChecks.Checked> own = SheetChecks.withoutRepeated(sound, subjects, faults);
        Set<SheetChecks.Checked> taken = sheets.add(cycle, own, subjects, caller.subject(), clock.instant());
        own.stream().filter(sheet -> !taken.contains(sheet)).forEach(sheet -> faults.add(SheetChecks.duplicate(sheet)));
        if (!taken.isEmpty()) {
            audit.append(
                    "sheets-entered",
                    "cycle",
                    cycleId.toString(),
                    cycle.jurisdiction(),
                    Map.of("sheets", taken.size()));
        }
        faults.sort(Comparator.comparingLong(SheetFault::index));
        return new Outcome(taken.size(), faults);
    }
}
