package org.shequ.quota.reorganisation;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.reorganisation.ReorganisationView.Successor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Merged and split communities, and how far their accounts have gone on. */
@ApplicationScoped
class Reorganisations {

    private static final Statements SQL = Statements.of(Reorganisations.class);

    private final Database database;
    private final BusinessClock clock;

    Reorganisations(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param kind MERGED or SPLIT
     * @param on the day that it counts from: its own, or that of the last entry of the account where that is later
     */
    record Reorganisation(String unitCode, String kind, LocalDate on) {}

    /** Some that nobody counts in any more, held until the transaction ends. */
    List<Reorganisation> ready(int limit) {
        return database.list(
                SQL.text("ready-to-settle"),
                row -> new Reorganisation(row.getText("unit_code"), row.getText("kind"), row.getDate("counts_from")),
                limit);
    }

    /** @param former the account as it was before it moved; null when there was none */
    void settled(String unit, @Nullable Account former) {
        database.update(
                """
                UPDATE unit_reorganisations SET status = 'SETTLED', settled_at = ?, approved = ?, reserved = ?, frozen = ?,
                    over_quota_order = ? WHERE unit_code = ?""",
                clock.instant(),
                former == null ? 0 : former.approved(),
                former == null ? 0 : former.reserved(),
                former == null ? 0 : former.frozen(),
                former == null ? 0 : former.overQuotaOrder(),
                unit);
    }

    List<ReorganisationView> list(Scope scope, @Nullable String unit, @Nullable String after, int limit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.list(
                SQL.text("list-reorganisations"),
                Reorganisations::read,
                range.from(),
                range.below(),
                after == null ? "" : after,
                limit);
    }

    long count(Scope scope, @Nullable String unit) {
        var range = CodeRange.under(scope.prefix(), unit == null ? "" : unit);
        return database.number(
                "SELECT count(*) FROM unit_reorganisations WHERE unit_code >= ? AND unit_code < ?",
                range.from(),
                range.below());
    }

    private static ReorganisationView read(Row row) {
        var waiting = row.getText("status").equals("WAITING");
        return new ReorganisationView(
                row.getText("unit_code"),
                row.findText("name"),
                ReorganisationView.Kind.valueOf(row.getText("kind")),
                row.getDate("happened_on"),
                successors(row.getText("successors")),
                ReorganisationView.Status.valueOf(row.getText("status")),
                waiting ? row.getInt("waiting_for") : 0,
                row.getInt("approved"),
                row.getInt("reserved"),
                row.findInstant("settled_at"));
    }

    private static List<Successor> successors(String text) {
        var successors = new ArrayList<Successor>();
        for (var part : text.split(" ", -1)) {
            var fields = part.split(":", -1);
            successors.add(new Successor(fields[0], new BigDecimal(fields[1])));
        }
        return successors;
    }
}
