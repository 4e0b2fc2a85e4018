package org.shequ.selection.examination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.scoring.Background;
import org.shequ.selection.scoring.Contender;
import org.shequ.selection.scoring.Ranked;
import org.shequ.selection.scoring.Ranking;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.scoring.TieFacts;

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
            BigDecimal bonus,
            RegistrationStatus status,
            String name,
            String unitCode) {

        /** The same candidate with another standing. */
        Line standing(Ranked other) {
            return new Line(positionId, positionNumber, places, other, bonus, status, name, unitCode);
        }

        /** Whether the candidate still counts: neither withdrawn nor out. */
        public boolean inLine() {
            return status == RegistrationStatus.ADMITTED || status == RegistrationStatus.APPOINTED;
        }
    }

    /** Ties on the last places that are not broken yet, by what they wait for: who is to be re-tested, and who draws lots. */
    public record OpenTies(List<Line> retests, List<Line> lots) {

        public boolean isEmpty() {
            return retests.isEmpty() && lots.isEmpty();
        }

        /** Who takes part in a paper that breaks ties. */
        List<Line> of(Paper paper) {
            return paper == Paper.LOT ? lots : retests;
        }
    }

    void replace(UUID roundId, List<Line> lines) {
        database.update("DELETE FROM rankings WHERE round_id = ?", roundId);
        database.updateEach("""
                INSERT INTO rankings (registration_id, round_id, position_id, written, interview, retest, lot, bonus,
                                      exact_total, total, rank, line, tie_break, education, months_served, birth_order)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, line -> row(roundId, line));
    }

    private static @Nullable Object[] row(UUID roundId, Line line) {
        var ranked = line.ranked();
        var contender = ranked.contender();
        var facts = contender.facts();
        return new @Nullable Object[] {
            contender.registrationId(),
            roundId,
            line.positionId(),
            facts.written(),
            facts.interview(),
            facts.retest(),
            facts.lot(),
            line.bonus(),
            contender.exact(),
            contender.total(),
            ranked.rank(),
            ranked.line(),
            ranked.tieBreak(),
            facts.background().education(),
            facts.background().monthsServed(),
            facts.background().birthOrder()
        };
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

    /** The candidates of all positions among whom a last place is still open. */
    public OpenTies openTies(SelectionRound round) {
        var lines = of(round.id());
        var open = new OpenTies(new ArrayList<>(), new ArrayList<>());
        for (var position : positions.of(round.id())) {
            var tied = selected(lines, position.id(), position.places()).tied();
            var paper = Ranking.awaited(round.terms().scoringRule(), tied) == TieBreak.LOT ? Paper.LOT : Paper.RETEST;
            lines.stream().filter(line -> tied.contains(line.ranked())).forEach(open.of(paper)::add);
        }
        return open;
    }

    private static Line line(Row row) {
        var exact = row.findDecimal("exact_total");
        var contender = new Contender(
                row.getId("registration_id"),
                exact == null ? row.getDecimal("total") : exact,
                row.getDecimal("total"),
                new TieFacts(
                        row.findDecimal("written"),
                        row.findDecimal("interview"),
                        new Background(
                                row.getInt("certificate_level"),
                                row.findInt("education"),
                                row.findInt("months_served"),
                                row.findInt("birth_order")),
                        row.findDecimal("retest"),
                        row.findDecimal("lot")));
        return new Line(
                row.getId("position_id"),
                row.getInt("number"),
                row.getInt("places"),
                new Ranked(contender, row.getInt("rank"), row.getInt("line"), row.getEnum("tie_break", TieBreak.class)),
                row.getDecimal("bonus"),
                row.getEnum("status", RegistrationStatus.class),
                row.getText("name"),
                row.getText("unit_code"));
    }
}
