package org.shequ.assessment.result;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.judgement.AssessmentRule;
import org.shequ.assessment.ranking.Place;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Ranks communities anew in every peer group of a district and year that imported rows belong to, by the rule. */
@ApplicationScoped
class Races {

    private static final Statements SQL = Statements.of(Races.class);

    private static final int AT_ONCE = 10_000;

    private static final String COLUMNS =
            "subject, year, jurisdiction, score, grade, peer_group, final_on, rank, peers, percentile, band";

    /** Everybody in a race that a given row takes part in, given or there before; who inherited a result is in no race. */
    private static final String FIELD = SQL.text("field");

    private final Database database;
    private final AssessmentRule rule;

    Races(Database database, AssessmentRule rule) {
        this.database = database;
        this.rule = rule;
    }

    private record Entrant(
            String subject,
            int year,
            String jurisdiction,
            BigDecimal score,
            @Nullable String grade,
            String peerGroup,
            LocalDate finalOn) {

        static Entrant of(Row row) {
            return new Entrant(
                    row.getText("subject"),
                    row.getInt("year"),
                    row.getText("jurisdiction"),
                    row.getDecimal("score"),
                    row.findText("grade"),
                    row.getText("peer_group"),
                    row.getDate("final_on"));
        }

        boolean racesWith(Entrant other) {
            return year == other.year && jurisdiction.equals(other.jurisdiction) && peerGroup.equals(other.peerGroup);
        }
    }

    /** Race after race into the table {@code ranked}, which the transaction's end removes. */
    void rank(UUID jobId) {
        database.update(
                "CREATE TEMPORARY TABLE ranked ON COMMIT DROP AS SELECT " + COLUMNS + " FROM results" + " WHERE false");
        Bulk[] rows = {empty()};
        database.eachGroup(
                FIELD,
                Entrant::of,
                Entrant::racesWith,
                race -> {
                    rule.rank(race, Entrant::score).forEach(placed -> add(rows[0], placed.subject(), placed.place()));
                    if (rows[0].size() >= AT_ONCE) {
                        database.insert("ranked", COLUMNS, rows[0]);
                        rows[0] = empty();
                    }
                },
                jobId);
        database.insert("ranked", COLUMNS, rows[0]);
    }

    private static Bulk empty() {
        return new Bulk("text", "int", "text", "numeric", "text", "text", "date", "int", "int", "numeric", "text");
    }

    private static void add(Bulk rows, Entrant entrant, Place place) {
        rows.add(
                entrant.subject(),
                entrant.year(),
                entrant.jurisdiction(),
                entrant.score(),
                entrant.grade(),
                entrant.peerGroup(),
                entrant.finalOn(),
                place.rank(),
                place.peers(),
                place.percentile(),
                place.band());
    }
}
