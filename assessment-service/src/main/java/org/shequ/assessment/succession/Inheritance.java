package org.shequ.assessment.succession;

import org.shequ.assessment.judgement.AssessmentRule;
import org.shequ.assessment.judgement.Inherited;
import org.shequ.assessment.judgement.Inherited.Predecessor;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.result.ResultsWritten;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final Statements SQL = Statements.of(Inheritance.class);

    private static final String WRITTEN = SQL.text("insert-inherited") + "\n";

    private static final String KEPT = SQL.text("keep-inherited");

    /** What a merged community has from its predecessors, as the rule says. */
    private static final String MERGED = "WITH judged AS (SELECT * FROM %s j), inherited AS (" + WRITTEN + """
                FROM judged o JOIN succession_units t ON t.succession_id = ? AND t.side = 'TO'
            """ + KEPT;

    private static final String SPLIT = "WITH inherited AS (" + WRITTEN + """
                FROM succession_units f
                JOIN succession_units t ON t.succession_id = f.succession_id AND t.side = 'TO'
                JOIN results o ON o.subject_kind = 'COMMUNITY' AND o.subject = f.unit_code AND o.year < ?
                WHERE f.succession_id = ? AND f.side = 'FROM'
            """ + KEPT;

    private static final String PREDECESSORS = """
            SELECT s.unit_code, s.population, r.year, r.score, r.peer_group
            FROM succession_units s
            JOIN results r ON r.subject_kind = 'COMMUNITY' AND r.subject = s.unit_code AND r.year < ?
            WHERE s.succession_id = ? AND s.side = 'FROM' ORDER BY r.year
            """;

    /** The peers of the year, but neither those that inherited theirs nor the predecessors themselves. */
    private static final String PEERS = """
            SELECT count(*) FILTER (WHERE p.score > ?) AS better, count(*) AS others FROM results p
            WHERE p.subject_kind = 'COMMUNITY' AND p.jurisdiction = ? AND p.year = ? AND p.peer_group = ?
              AND p.origin <> 'INHERITED' AND p.subject NOT IN (
                  SELECT unit_code FROM succession_units WHERE succession_id = ? AND side = 'FROM')
            """;

    private final Database database;
    private final AssessmentRule rule;
    private final ResultAnnouncement announcement;
    private final BusinessClock clock;
    private final Caller caller;

    Inheritance(
            Database database,
            AssessmentRule rule,
            ResultAnnouncement announcement,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.rule = rule;
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
            case MERGER -> inheritMerged(succession, before);
            case SPLIT -> database.update(SPLIT, on, clock.instant(), caller.subject(), before, id);
        };
        if (inherited > 0) {
            announcement.publishCausedBy(id);
        }
        return inherited;
    }

    private int inheritMerged(Succession succession, int before) {
        long predecessors = database.number(
                "SELECT count(*) FROM succession_units WHERE succession_id = ? AND side = 'FROM'", succession.id());
        Map<Integer, List<Predecessor>> byYear = new TreeMap<>();
        database.list(
                PREDECESSORS,
                row -> byYear.computeIfAbsent(row.getInt("year"), year -> new ArrayList<>())
                        .add(new Predecessor(
                                row.getText("unit_code"),
                                row.getLong("population"),
                                row.getDecimal("score"),
                                row.getText("peer_group"))),
                before,
                succession.id());
        var rows = new Bulk("int", "numeric", "text", "int", "int", "numeric", "text");
        byYear.forEach((year, results) -> rule.inherit((int) predecessors, results)
                .ifPresent(inherited -> {
                    Place place = placeOf(succession, year, inherited);
                    rows.add(
                            year,
                            inherited.score(),
                            inherited.peerGroup(),
                            place.rank(),
                            place.peers(),
                            place.percentile(),
                            place.band());
                }));
        return database.update(
                MERGED.formatted(rows.relation("year, score, peer_group, rank, peers, percentile, band")),
                rows,
                succession.effectiveOn(),
                clock.instant(),
                caller.subject(),
                succession.id());
    }

    private Place placeOf(Succession succession, int year, Inherited inherited) {
        return database.get(
                PEERS,
                row -> rule.placeAmong(row.getLong("better"), row.getLong("others")),
                inherited.score(),
                succession.jurisdiction(),
                year,
                inherited.peerGroup(),
                succession.id());
    }
}
