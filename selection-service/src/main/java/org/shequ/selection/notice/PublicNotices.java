package org.shequ.selection.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.shequ.kit.database.Database;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The notices and whom they name. */
@ApplicationScoped
public class PublicNotices implements PanacheRepositoryBase<PublicNotice, UUID> {

    private final Database database;

    public PublicNotices(Database database) {
        this.database = database;
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

    record Entry(UUID registrationId, String name, String unitCode, String unitName, int rank, BigDecimal total) {}

    List<Entry> entries(UUID noticeId) {
        return database.list(
                """
                SELECT e.registration_id, g.name, g.unit_code, coalesce(u.name, g.unit_code) AS unit_name, k.rank,
                       k.total
                FROM notice_entries e JOIN registrations g ON g.id = e.registration_id
                JOIN rankings k ON k.registration_id = g.id JOIN positions p ON p.id = g.position_id
                LEFT JOIN known_units u ON u.code = g.unit_code
                WHERE e.notice_id = ? ORDER BY p.number, k.line, e.registration_id""",
                row -> new Entry(
                        row.getId("registration_id"),
                        row.getText("name"),
                        row.getText("unit_code"),
                        row.getText("unit_name"),
                        row.getInt("rank"),
                        row.getDecimal("total")),
                noticeId);
    }
}
