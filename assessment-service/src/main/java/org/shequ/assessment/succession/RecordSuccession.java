package org.shequ.assessment.succession;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records a merger or a split, once, whoever reports it, and gives the successors what they inherit. */
@ApplicationScoped
class RecordSuccession {

    private final Database database;
    private final Directory directory;
    private final AnnouncedMergers mergers;
    private final Inheritance inheritance;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RecordSuccession(
            Database database,
            Directory directory,
            AnnouncedMergers mergers,
            Inheritance inheritance,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.directory = directory;
        this.mergers = mergers;
        this.inheritance = inheritance;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** A community of one side; populations weigh in mergers only. */
    record Side(String unitCode, @Nullable Long population) {}

    record Recorded(UUID id, int inherited) {}

    @Transactional
    Recorded handle(
            SuccessionKind kind, LocalDate effectiveOn, List<Side> from, List<String> to, String documentNumber) {
        requireForm(kind, from, to);
        caller.scope().requireOver(jurisdiction(from)); // what is inherited is ranked in the district
        Stream.concat(from.stream().map(Side::unitCode), to.stream()).forEach(this::requireKnown);
        requireAllAnnounced(kind, from, to);
        UUID id = Ids.next();
        insert(id, kind, effectiveOn, from, to, documentNumber, "");
        int inherited = settle(id, kind, jurisdiction(from), documentNumber);
        return new Recorded(id, inherited);
    }

    /** As personnel-service announced it; what is on record already, by hand or by an earlier delivery, stays as it is. */
    void split(String from, List<String> to, LocalDate effectiveOn) {
        UUID id = Ids.next();
        String document = "personnel.unit-changed/" + from;
        var side = List.of(new Side(from, null));
        if (insert(id, SuccessionKind.SPLIT, effectiveOn, side, to, document, " ON CONFLICT (units_key) DO NOTHING")) {
            settle(id, SuccessionKind.SPLIT, jurisdiction(side), document);
        }
    }

    private boolean insert(
            UUID id,
            SuccessionKind kind,
            LocalDate effectiveOn,
            List<Side> from,
            List<String> to,
            String documentNumber,
            String onConflict) {
        int inserted = database.update(
                "INSERT INTO successions (id, kind, jurisdiction, units_key, effective_on, document_number, recorded_by,"
                        + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)" + onConflict,
                id,
                kind,
                jurisdiction(from),
                key(from, to),
                effectiveOn,
                documentNumber,
                caller.subject(),
                clock.instant());
        if (inserted == 0) {
            return false;
        }
        String side = "INSERT INTO succession_units (succession_id, unit_code, side, population) VALUES (?, ?, ?, ?)";
        from.forEach(unit -> database.update(side, id, unit.unitCode(), "FROM", unit.population()));
        to.forEach(unit -> database.update(side, id, unit, "TO", null));
        return true;
    }

    private static String jurisdiction(List<Side> from) {
        return from.getFirst().unitCode().substring(0, 6);
    }

    private int settle(UUID id, SuccessionKind kind, String jurisdiction, String documentNumber) {
        int inherited = inheritance.inherit(id);
        audit.append(
                "succession-recorded",
                "succession",
                id.toString(),
                jurisdiction,
                Map.of("kind", kind.name(), "inherited", inherited, "documentNumber", documentNumber));
        return inherited;
    }

    /** Where personnel-service has announced the merger, none of those that went into it may be left out. */
    private void requireAllAnnounced(SuccessionKind kind, List<Side> from, List<String> to) {
        if (kind != SuccessionKind.MERGER) {
            return;
        }
        List<String> missing = new ArrayList<>(mergers.predecessors(to.getFirst()));
        from.forEach(unit -> missing.remove(unit.unitCode()));
        if (!missing.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.PREDECESSOR_MISSING, to.getFirst(), String.join(", ", missing))
                    .figure("missing", missing);
        }
    }

    private static String key(List<Side> from, List<String> to) {
        var sides = new TreeMap<String, String>();
        from.forEach(unit -> sides.put(unit.unitCode(), "-"));
        to.forEach(unit -> sides.merge(unit, "+", String::concat));
        return sides.toString();
    }

    private static void requireForm(SuccessionKind kind, List<Side> from, List<String> to) {
        long distinct = Stream.concat(from.stream().map(Side::unitCode), to.stream())
                .distinct()
                .count();
        boolean counts = switch (kind) {
            case MERGER ->
                from.size() >= 2 && to.size() == 1 && from.stream().allMatch(unit -> unit.population() != null);
            case SPLIT -> from.size() == 1 && to.size() >= 2;
        };
        boolean oneDistrict = Stream.concat(from.stream().map(Side::unitCode), to.stream())
                        .map(code -> code.substring(0, 6))
                        .distinct()
                        .count()
                == 1;
        if (!counts || !oneDistrict || distinct != from.size() + to.size()) {
            throw ProblemException.of(AssessmentProblem.SUCCESSION_UNSOUND);
        }
    }

    private void requireKnown(String code) {
        caller.scope().requireOver(code);
        if (directory.findCommunity(code).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_COMMUNITY, code);
        }
    }
}
