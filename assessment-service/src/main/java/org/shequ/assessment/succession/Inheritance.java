package org.shequ.assessment.succession;

import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.result.ResultsWritten;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives successors what they inherit: a merged community the population-weighted score of every year that all its
 * predecessors have, at the place that this score has among the other peers of that year; a split one its predecessor's
 * results as they are. A year that the successor has of its own is left alone, and nobody else's result moves. Results
 * that come or change later are inherited when they do.
 */
@ApplicationScoped
class Inheritance {

    private static final String COLUMNS = """
            INSERT INTO results AS r (subject_kind, subject, year, version, jurisdiction, unit_code, score, peer_group,
                                      rank, peers, percentile, band, origin, cause, reason, final_on, recorded_at,
                                      recorded_by)
            """;

    private static final String KEPT = """
            ON CONFLICT (subject_kind, subject, year) DO UPDATE SET
                version = r.version + 1, score = excluded.score, peer_group = excluded.peer_group,
                rank = excluded.rank, peers = excluded.peers, percentile = excluded.percentile, band = excluded.band,
                recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
            WHERE r.origin = 'INHERITED' AND r.cause = excluded.cause
              AND (r.score, r.peer_group, r.rank, r.peers)
                  IS DISTINCT FROM (excluded.score, excluded.peer_group, excluded.rank, excluded.peers)
            RETURNING *
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
                SELECT w.*, p.rank, p.peers FROM weighed w CROSS JOIN LATERAL (
                    SELECT (1 + count(*) FILTER (WHERE p.score > w.score))::int AS rank, (1 + count(*))::int AS peers
                    FROM results p
                    WHERE p.subject_kind = 'COMMUNITY' AND p.jurisdiction = ? AND p.year = w.year
                      AND p.peer_group = w.peer_group AND p.origin <> 'INHERITED'
                      AND p.subject NOT IN (SELECT unit_code FROM sides)) p
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
                SELECT 'COMMUNITY', t.unit_code, o.year, 1, left(t.unit_code, 6), t.unit_code, o.score, o.peer_group,
                       o.rank, o.peers, o.percentile, o.band, 'INHERITED', t.succession_id, 'INHERITED', ?, ?, ?
                FROM succession_units f
                JOIN succession_units t ON t.succession_id = f.succession_id AND t.side = 'TO'
                JOIN results o ON o.subject_kind = 'COMMUNITY' AND o.subject = f.unit_code AND o.year < ?
                WHERE f.succession_id = ? AND f.side = 'FROM'
            """ + KEPT;

    private final Database database;
    private final ResultAnnouncement announcement;
    private final BusinessClock clock;
    private final Caller caller;

    Inheritance(Database database, ResultAnnouncement announcement, BusinessClock clock, Caller caller) {
        this.database = database;
        this.announcement = announcement;
        this.clock = clock;
        this.caller = caller;
    }

    private record Succession(UUID id, SuccessionKind kind, String jurisdiction, LocalDate effectiveOn) {}

    /** Results were written: whoever descends from a community of those districts follows, the oldest succession first. */
    void follow(@Observes ResultsWritten written) {
        List<UUID> concerned = database.list("""
                SELECT id FROM successions WHERE jurisdiction IN (
                    SELECT DISTINCT jurisdiction FROM results WHERE cause = ? AND subject_kind = 'COMMUNITY')
                ORDER BY effective_on, id
                """, row -> row.getId("id"), written.cause());
        concerned.forEach(this::inherit);
    }

    /** Idempotent: what is inherited already is left as it is. @return how many results are new or have changed */
    int inherit(UUID id) {
        Succession succession = database.get(
                "SELECT id, kind, jurisdiction, effective_on FROM successions WHERE id = ? FOR UPDATE",
                row -> new Succession(
                        row.getId("id"),
                        row.getEnum("kind", SuccessionKind.class),
                        row.getText("jurisdiction"),
                        row.getDate("effective_on")),
                id);
        LocalDate on = succession.effectiveOn();
        int before = on.getYear() + 1;
        int inherited = switch (succession.kind()) {
            case MERGER ->
                database.update(
                        MERGE, id, before, succession.jurisdiction(), on, clock.instant(), caller.subject(), id);
            case SPLIT -> database.update(SPLIT, on, clock.instant(), caller.subject(), before, id);
        };
        if (inherited > 0) {
            announcement.publishCausedBy(id);
        }
        return inherited;
    }
}
