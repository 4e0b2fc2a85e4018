package org.shequ.assessment.sheet;

import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.security.Caller;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes in sheets: the good ones, and says of each other what is wrong with it. */
@ApplicationScoped
class TakeSheets {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Sheets sheets;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    TakeSheets(Cycles cycles, Schemes schemes, Sheets sheets, AuditLog audit, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.sheets = sheets;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** What came of a list of sheets. */
    record Outcome(int taken, List<SheetFault> faults) {}

    @Transactional
    Outcome handle(UUID cycleId, List<SheetEntry> entries) {
        // held open until the transaction ends, so that no sheet comes in after the scores are computed
        Cycle cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.requireScoring(clock.today());
        SheetChecks checks = new SheetChecks(schemes.content(cycle.schemeId()));
        List<SheetFault> faults = new ArrayList<>();
        List<SheetChecks.Checked> sound = new ArrayList<>();
        entries.forEach(entry -> checks.check(entry, faults).ifPresent(sound::add));
        List<String> called = sound.stream().map(SheetChecks.Checked::subject).toList();
        Map<String, List<String>> named = sheets.named(cycle, caller.scope(), called);
        Map<String, String> subjects = new HashMap<>(sheets.identify(cycle, caller.scope(), called));
        named.forEach((name, codes) -> {
            if (codes.size() == 1) {
                subjects.put(name, codes.getFirst());
            }
        });
        List<SheetChecks.Checked> own = new ArrayList<>();
        for (SheetChecks.Checked sheet : SheetChecks.withoutRepeated(sound, subjects, faults)) {
            if (belongs(sheet, subjects, named, faults)) {
                own.add(sheet);
            }
        }
        Set<SheetChecks.Checked> taken = sheets.add(cycle, own, subjects, caller.subject(), clock.instant());
        Set<SheetChecks.Checked> refused = new HashSet<>(own);
        refused.removeAll(taken);
        refused.forEach(sheet -> faults.add(SheetChecks.duplicate(sheet)));
        if (!taken.isEmpty()) {
            audit.append(
                    "sheets-entered",
                    "cycle",
                    cycleId.toString(),
                    cycle.jurisdiction(),
                    Map.of("sheets", taken.size()));
        }
        return new Outcome(taken.size(), faults);
    }

    private static boolean belongs(
            SheetChecks.Checked sheet,
            Map<String, String> subjects,
            Map<String, List<String>> named,
            List<SheetFault> faults) {
        String subject = subjects.get(sheet.subject());
        List<String> several = named.getOrDefault(sheet.subject(), List.of());
        if (several.size() > 1) {
            faults.add(SheetChecks.fault(
                    sheet.entry(),
                    "subject",
                    sheet.subject(),
                    "AMBIGUOUS_UNIT_NAME",
                    "several communities of this cycle go by this name; give the code: " + String.join(", ", several),
                    "本周期有多个同名社区，请填写区划代码：" + String.join("、", several)));
            return false;
        }
        if (subject == null) {
            faults.add(SheetChecks.fault(
                    sheet.entry(),
                    "subject",
                    sheet.subject(),
                    "NOT_MY_SUBJECT",
                    "is not judged in this cycle, or not by this caller",
                    "不在本周期考核名单，或不属于本用户评分范围"));
            return false;
        }
        if (sheet.rater().equals(subject) || sheet.rater().equals(sheet.subject())) {
            faults.add(SheetChecks.fault(
                    sheet.entry(), "rater", sheet.rater(), "SELF_RATING", "nobody rates oneself", "不得自评打分"));
            return false;
        }
        return true;
    }
}
