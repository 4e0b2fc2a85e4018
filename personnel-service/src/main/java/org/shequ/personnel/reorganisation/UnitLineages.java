package org.shequ.personnel.reorganisation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.page.Seek;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Which unit came out of which. */
@ApplicationScoped
public class UnitLineages {

    private static final Statements SQL = Statements.of(UnitLineages.class);

    private final Database database;

    public UnitLineages(Database database) {
        this.database = database;
    }

    /** How units become others. */
    @Schema(name = "UnitLineageKind")
    enum Kind {
        MERGER,
        SPLIT
    }

    /** @param share of the old unit that went there, above 0 and at most 1; the shares of one old unit add up to 1 */
    record Lineage(String from, String to, Kind kind, BigDecimal share, LocalDate on, String orderNumber) {}

    void insert(Collection<Lineage> lineages, Instant at) {
        Bulk bulk = new Bulk("text", "text", "text", "numeric", "date", "text", "timestamptz");
        lineages.forEach(lineage -> bulk.add(
                lineage.from(),
                lineage.to(),
                lineage.kind(),
                lineage.share(),
                lineage.on(),
                lineage.orderNumber(),
                at));
        database.update(
                "INSERT INTO unit_lineages (from_code, to_code, kind, share, happened_on, order_number, recorded_at)"
                        + " SELECT * FROM " + bulk.unnest(),
                bulk);
    }

    /** The units that another became, the largest share first. */
    public List<String> successors(String code) {
        return database.list(
                "SELECT to_code FROM unit_lineages WHERE from_code = ? ORDER BY share DESC, to_code",
                row -> row.getText("to_code"),
                code);
    }

    /** What the unit came out of, and what came out of it, oldest first. */
    List<Lineage> page(String code, Seek seek) {
        String afterDay = seek.after(0);
        String afterFrom = seek.after(1);
        String afterTo = seek.after(2);
        return database.list(
                SQL.text("lineages-of-a-unit"),
                row -> new Lineage(
                        row.getText("from_code"),
                        row.getText("to_code"),
                        Kind.valueOf(row.getText("kind")),
                        row.getDecimal("share"),
                        row.getDate("happened_on"),
                        row.getText("order_number")),
                code,
                code,
                afterDay,
                afterDay,
                afterFrom,
                afterTo,
                seek.fetch());
    }
}
