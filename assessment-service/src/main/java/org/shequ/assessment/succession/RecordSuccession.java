package org.shequ.assessment.succession;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Records a merger or a split and gives the successors what they inherit: a merged community the population-weighted
 * score of every year that all its predecessors have, at the place that this score has among the other peers of that
 * year; a split one its predecessor's results as they are. A year that the successor already has is left alone, and
 * nobody else's result moves.
 */
@ApplicationScoped
class RecordSuccession {

    private static final String COLUMNS = """
            INSERT INTO results (subject_kind, subject, year, version, jurisdiction, unit_code, score, peer_group, rank,
                                 peers, percentile, band, origin, cause, reason, final_on, recorded_at, recorded_by)
            """;

    private static final String KEPT = """
            ON CONFLICT (subject_kind, subject, year) DO NOTHING RETURNING *
            )
            INSERT INTO result_versions SELECT * FROM inherited
            """;

    private static final String MERGE = """
            WITH sides AS (
                SELECT unit_code, population FROM succession_units WHERE succession_id = ? AND side = 'FROM'
            ), weighed AS (
                SELECT r.year, (div(2 * sum(r.score * 100 * s.population) + sum(s.population), 2 * sum(s.population))
                                / 100)::numeric(5, 2) AS score,
                       (array_agg(r.peer_group ORDER BY s.population DESC, s.unit_code))[1] AS peer_group
                FROM sides s JOIN results r ON r.subject_kind = 'COMMUNITY' AND r.subject = s.unit_code AND r.year < ?
                GROUP BY r.year HAVING count(*) = (SELECT count(*) FROM sides)
            ), placed AS (
                SELECT w.*, (SELECT (1 + count(*) FILTER (WHERE p.score > w.score))::int FROM results p
                              WHERE p.subject_kind = 'COMMUNITY' AND p.jurisdiction = ? AND p.year = w.year
                                AND p.peer_group = w.peer_group AND p.origin <> 'INHERITED'
                                AND p.subject NOT IN (SELECT unit_code FROM sides)) AS rank,
                       (SELECT (1 + count(*))::int FROM results p
                         WHERE p.subject_kind = 'COMMUNITY' AND p.jurisdiction = ? AND p.year = w.year
                           AND p.peer_group = w.peer_group AND p.origin <> 'INHERITED'
                           AND p.subject NOT IN (SELECT unit_code FROM sides)) AS peers
                FROM weighed w
            ), inherited AS (
            """ + COLUMNS + """
                SELECT 'COMMUNITY', t.unit_code, p.year, 1, left(t.unit_code, 6), t.unit_code, p.score, p.peer_group,
                       p.rank, p.peers, round(100.0 * (p.peers - p.rank + 1) / p.peers, 2),
                       CASE WHEN 4 * p.rank <= p.peers THEN 'FIRST_QUARTER' WHEN 2 * p.rank <= p.peers THEN 'SECOND_QUARTER'
                            WHEN 4 * p.rank <= 3 * p.peers THEN 'THIRD_QUARTER' ELSE 'FOURTH_QUARTER' END,
                       'INHERITED', t.succession_id, 'INHERITED', ?, ?, ?
                FROM placed p JOIN succession_units t ON t.succession_id = ? AND t.side = 'TO'
            """ + KEPT;

    private static final String SPLIT = """
            WITH inherited AS (
            """ + COLUMNS + """
                SELECT 'COMMUNITY', t.unit_code, r.year, 1, left(t.unit_code, 6), t.unit_code, r.score, r.peer_group,
                       r.rank, r.peers, r.percentile, r.band, 'INHERITED', t.succession_id, 'INHERITED', ?, ?, ?
                FROM succession_units f
                JOIN succession_units t ON t.succession_id = f.succession_id AND t.side = 'TO'
                JOIN results r ON r.subject_kind = 'COMMUNITY' AND r.subject = f.unit_code AND r.year < ?
                WHERE f.succession_id = ? AND f.side = 'FROM'
            """ + KEPT;

    private final Database database;
    private final Directory directory;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RecordSuccession(
            Database database,
            Directory directory,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.directory = directory;
        this.announcement = announcement;
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
        Stream.concat(from.stream().map(Side::unitCode), to.stream()).forEach(this::requireKnown);
        String jurisdiction = to.getFirst().substring(0, 6);
        UUID id = Ids.next();
        database.update(
                "INSERT INTO successions (id, kind, jurisdiction, units_key, effective_on, document_number, recorded_by,"
                        + " recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                kind,
                jurisdiction,
                key(from, to),
                effectiveOn,
                documentNumber,
                caller.subject(),
                clock.instant());
        String side = "INSERT INTO succession_units (succession_id, unit_code, side, population) VALUES (?, ?, ?, ?)";
        from.forEach(unit -> database.update(side, id, unit.unitCode(), "FROM", unit.population()));
        to.forEach(unit -> database.update(side, id, unit, "TO", null));
        int inherited = inherit(kind, id, jurisdiction, effectiveOn);
        announcement.publishCausedBy(id);
        audit.append(
                "succession-recorded",
                "succession",
                id.toString(),
                Map.of("kind", kind.name(), "inherited", inherited, "documentNumber", documentNumber));
        return new Recorded(id, inherited);
    }

    private int inherit(SuccessionKind kind, UUID id, String jurisdiction, LocalDate effectiveOn) {
        int before = effectiveOn.getYear() + 1;
        return switch (kind) {
            case MERGER ->
                database.update(
                        MERGE,
                        id,
                        before,
                        jurisdiction,
                        jurisdiction,
                        effectiveOn,
                        clock.instant(),
                        caller.subject(),
                        id);
            case SPLIT -> database.update(SPLIT, effectiveOn, clock.instant(), caller.subject(), before, id);
        };
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
        if (!caller.scope().covers(code)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
        if (directory.findCommunity(code).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_COMMUNITY, code);
        }
    }
}
