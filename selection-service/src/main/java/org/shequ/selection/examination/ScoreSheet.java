package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The entries of scores: two per candidate and paper, by different people. What is corrected stays on record. */
@ApplicationScoped
public class ScoreSheet {

    private static final Statements SQL = Statements.of(ScoreSheet.class);

    private final Database database;

    public ScoreSheet(Database database) {
        this.database = database;
    }

    public record Entry(UUID registrationId, Paper paper, int slot, String scorer, BigDecimal score, Instant at) {}

    /** The entries in force, by candidate. */
    public Map<UUID, List<Entry>> entries(UUID roundId, Paper paper) {
        return database.list("""
                        SELECT * FROM score_entries WHERE round_id = ? AND paper = ? AND superseded_at IS NULL
                        ORDER BY registration_id, slot""", ScoreSheet::entry, roundId, paper).stream()
                .collect(Collectors.groupingBy(Entry::registrationId));
    }

    /** The entries in force for some candidates. */
    Map<UUID, List<Entry>> entries(Paper paper, Collection<UUID> registrations) {
        return database.list("""
                        SELECT * FROM score_entries
                        WHERE registration_id = ANY (?) AND paper = ? AND superseded_at IS NULL
                        ORDER BY registration_id, slot""", ScoreSheet::entry, registrations.toArray(UUID[]::new), paper).stream()
                .collect(Collectors.groupingBy(Entry::registrationId));
    }

    /** The entries in force for one candidate, in the order of the papers. */
    public List<Entry> of(UUID registrationId) {
        return database.list("""
                SELECT * FROM score_entries WHERE registration_id = ? AND superseded_at IS NULL
                ORDER BY paper DESC, slot""", ScoreSheet::entry, registrationId);
    }

    /** The scores on which both entries agree. */
    Map<UUID, BigDecimal> agreed(UUID roundId, Paper paper) {
        Map<UUID, BigDecimal> agreed = new HashMap<>();
        entries(roundId, paper).forEach((registration, entries) -> {
            if (agree(entries)) {
                agreed.put(registration, entries.getFirst().score());
            }
        });
        return agreed;
    }

    static boolean agree(List<Entry> entries) {
        return entries.size() == 2
                && entries.getFirst().score().compareTo(entries.getLast().score()) == 0;
    }

    static boolean differ(List<Entry> entries) {
        return entries.size() == 2 && !agree(entries);
    }

    void enter(UUID roundId, UUID registration, Paper paper, int slot, String scorer, BigDecimal score, Instant at) {
        database.update("""
                INSERT INTO score_entries (round_id, registration_id, paper, slot, scorer, score, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", roundId, registration, paper, slot, scorer, score, at);
    }

    void supersede(UUID registration, Paper paper, int slot, Instant at) {
        database.update("""
                UPDATE score_entries SET superseded_at = ?
                WHERE registration_id = ? AND paper = ? AND slot = ? AND superseded_at IS NULL""", at, registration, paper, slot);
    }

    /** Whether this person has entered any score of the round, corrected ones included. */
    public boolean hasScored(UUID roundId, String subject) {
        return database.number("SELECT count(*) FROM score_entries WHERE round_id = ? AND scorer = ?", roundId, subject)
                > 0;
    }

    /** Pairs that differ. */
    record Disagreement(
            UUID registrationId, Paper paper, String first, BigDecimal one, String second, BigDecimal two) {}

    List<Disagreement> differences(
            UUID roundId, @Nullable UUID afterRegistration, @Nullable String afterPaper, int limit) {
        return database.list(
                SQL.text("differing-scores"),
                row -> new Disagreement(
                        row.getId("registration_id"),
                        row.getEnum("paper", Paper.class),
                        row.getText("first"),
                        row.getDecimal("one"),
                        row.getText("second"),
                        row.getDecimal("two")),
                roundId,
                afterRegistration == null ? new UUID(0, 0) : afterRegistration,
                afterPaper == null ? "" : afterPaper,
                limit);
    }

    long countDifferences(UUID roundId) {
        return database.number(SQL.text("number-of-differing-scores"), roundId);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getId("registration_id"),
                row.getEnum("paper", Paper.class),
                row.getInt("slot"),
                row.getText("scorer"),
                row.getDecimal("score"),
                row.getInstant("entered_at"));
    }
}
