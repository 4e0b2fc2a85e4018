package org.shequ.selection.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.shequ.kit.database.Database;
import org.shequ.selection.examination.Rankings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The notices and whom they name. */
@ApplicationScoped
public class PublicNotices implements PanacheRepositoryBase<PublicNotice, UUID> {

    private final Database database;
    private final Rankings rankings;

    public PublicNotices(Database database, Rankings rankings) {
        this.database = database;
        this.rankings = rankings;
    }

    public List<PublicNotice> of(UUID roundId) {
        return list("roundId = ?1 order by number", roundId);
    }

    public Optional<PublicNotice> latest(UUID roundId) {
        return find("roundId = ?1 order by number desc", roundId).firstResultOptional();
    }

    void name(UUID noticeId, Collection<UUID> registrations) {
        database.updateEach(
                "INSERT INTO notice_entries (notice_id, registration_id) VALUES (?, ?)", registrations, registration ->
                        new Object[] {noticeId, registration});
    }

    /** Whoever any notice of the round has named. */
    Set<UUID> named(UUID roundId) {
        return ids(roundId, "");
    }

    /** Whoever a notice has named that has since been closed. */
    public Set<UUID> cleared(UUID roundId) {
        return ids(roundId, "AND n.closed_at IS NOT NULL");
    }

    private Set<UUID> ids(UUID roundId, String condition) {
        return new HashSet<>(database.list("""
                SELECT e.registration_id FROM notice_entries e JOIN notices n ON n.id = e.notice_id
                WHERE n.round_id = ?
                """ + condition, row -> row.getId("registration_id"), roundId));
    }

    public Optional<PublicNotice> naming(UUID registrationId) {
        return database.find(
                        "SELECT notice_id FROM notice_entries WHERE registration_id = ?",
                        row -> row.getId("notice_id"),
                        registrationId)
                .map(this::findById);
    }

    /** Somebody whom a notice names. */
    record Entry(Rankings.Line line, String unitName) {}

    /** In the order of the positions, and of the line in each. */
    List<Entry> entries(PublicNotice notice) {
        var units = database
                .list("""
                        SELECT e.registration_id, coalesce(u.name, g.unit_code) AS unit_name
                        FROM notice_entries e JOIN registrations g ON g.id = e.registration_id
                        LEFT JOIN known_units u ON u.code = g.unit_code
                        WHERE e.notice_id = ?""", row -> Map.entry(row.getId("registration_id"), row.getText("unit_name")), notice.id())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Entry> entries = new ArrayList<>();
        for (var line : rankings.of(notice.roundId())) {
            var unit = units.get(line.ranked().contender().registrationId());
            if (unit != null) {
                entries.add(new Entry(line, unit));
            }
        }
        return entries;
    }
}
