package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranked;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.TieBreak;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The computed rankings, and who is in line by them. */
@ApplicationScoped
public class Rankings {

    private static final String SELECT = """
            SELECT k.*, g.status, g.name, g.unit_code, g.certificate_level, p.number, p.places
            FROM rankings k JOIN registrations g ON g.id = k.registration_id JOIN positions p ON p.id = k.position_id
            """;

    private final Database database;
    private final Positions positions;

    public Rankings(Database database, Positions positions) {
        this.database = database;
        this.positions = positions;
    }

    /** One ranked candidate with what the ranking was computed from. */
    public record Line(
            UUID positionId,
            int positionNumber,
            int places,
            Ranked ranked,
            @Nullable BigDecimal written,
            BigDecimal bonus,
            RegistrationStatus status,
            String name,
            String unitCode) {

        /** Whether the candidate still counts: neither withdrawn nor out. */
        public boolean inLine() {
            return status == RegistrationStatus.ADMITTED || status == RegistrationStatus.APPOINTED;
        }
    }

    void replace(UUID roundId, List<Line> lines) {
        database.update("DELETE FROM rankings WHERE round_id = ?", roundId);
        database.updateEach("""
                INSERT INTO rankings (registration_id, round_id, position_id, written, interview, retest, bonus, total,
                                      rank, line, tie_break)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, line -> new @Nullable Object[] {
            line.ranked().contender().registrationId(),
            roundId,
            line.positionId(),
            line.written(),
            line.ranked().contender().interview(),
            line.ranked().contender().retest(),
            line.bonus(),
            line.ranked().contender().total(),
            line.ranked().rank(),
            line.ranked().line(),
            line.ranked().tieBreak()
        });
    }

    /** All lines of a round, by position and line. */
    public List<Line> of(UUID roundId) {
        return database.list(
                SELECT + "WHERE k.round_id = ? ORDER BY p.number, k.line, k.registration_id", Rankings::line, roundId);
    }

    public Optional<Line> find(UUID registrationId) {
        return database.find(SELECT + "WHERE k.registration_id = ?", Rankings::line, registrationId);
    }

    List<Line> page(UUID roundId, int afterPosition, int afterLine, UUID afterRegistration, int limit) {
        return database.list(SELECT + """
                        WHERE k.round_id = ? AND (p.number, k.line, k.registration_id) > (?, ?, ?::uuid)
                        ORDER BY p.number, k.line, k.registration_id LIMIT ?""", Rankings::line, roundId, afterPosition, afterLine, afterRegistration, limit);
    }

    /** Who has a place in each position as things stand, counting out whoever dropped out. */
    public Ranking.Selection selected(List<Line> lines, UUID positionId, int places) {
        return Ranking.select(
                lines.stream()
                        .filter(line -> line.positionId().equals(positionId) && line.inLine())
                        .map(Line::ranked)
                        .toList(),
                places);
    }

    /** The candidates of all positions whom only a re-test can tell apart. */
    List<Line> retests(SelectionRound round) {
        var lines = of(round.id());
        List<Line> retests = new ArrayList<>();
        for (var position : positions.of(round.id())) {
            var tied = selected(lines, position.id(), position.places()).retest();
            lines.stream().filter(line -> tied.contains(line.ranked())).forEach(retests::add);
        }
        return retests;
    }

    private static Line line(Row row) {
        var contender = new Contender(
                row.getId("registration_id"),
                row.getDecimal("total"),
                row.findDecimal("interview"),
                row.getInt("certificate_level"),
                row.findDecimal("retest"));
        return new Line(
                row.getId("position_id"),
                row.getInt("number"),
                row.getInt("places"),
                new Ranked(contender, row.getInt("rank"), row.getInt("line"), row.getEnum("tie_break", TieBreak.class)),
                row.findDecimal("written"),
                row.getDecimal("bonus"),
                row.getEnum("status", RegistrationStatus.class),
                row.getText("name"),
                row.getText("unit_code"));
    }
}
