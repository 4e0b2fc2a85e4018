package org.shequ.quota.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.CodeRange;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.security.Scope;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Proves from the database that each account's balance is the sum of its entries, numbered without gaps; that its
 * occupied places are its people, one to one; and that its reserved places are the places in hand.
 */
@ApplicationScoped
public class LedgerProof {

    private static final Statements SQL = Statements.of(LedgerProof.class);

    private static final int MOST_SHOWN = 100;

    private static final String FAULTS = SQL.text("differences");

    private final Database database;
    private final BusinessClock clock;

    public LedgerProof(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One account and rule that do not agree. */
    @Schema(
            name = "LedgerDifference",
            requiredProperties = {"accountId", "unitCode", "rule", "stated", "found"})
    public record Difference(
            UUID accountId,
            @Schema(examples = "320613004004") String unitCode,

            @Schema(description = "Which sum does not agree / 不符项目", examples = "OCCUPIED")
            String rule,

            @Schema(description = "What the account says / 账户所载", examples = "10")
            long stated,

            @Schema(description = "What was found / 核对结果", examples = "9")
            long found) {}

    /** What the check found. */
    @Schema(
            name = "LedgerProof",
            requiredProperties = {"checkedAt", "accounts", "entries", "balanced", "differences"})
    public record Proof(
            Instant checkedAt,

            @Schema(description = "Accounts checked / 核对账户数", examples = "180")
            long accounts,

            @Schema(description = "Entries summed / 汇总明细数", examples = "4211")
            long entries,

            @Schema(description = "Whether all agree / 是否全部相符")
            boolean balanced,

            @Schema(description = "At most 100 / 最多 100 条") List<Difference> differences) {}

    /** One statement, so that all is seen at one moment. */
    Proof check(Scope scope, String unit) {
        var range = CodeRange.under(scope.prefix(), unit);
        var differences = database.list(
                FAULTS,
                row -> new Difference(
                        row.getId("id"),
                        row.getText("unit_code"),
                        row.getText("rule"),
                        row.getLong("stated"),
                        row.getDecimal("found").longValueExact()),
                range.from(),
                range.below(),
                MOST_SHOWN);
        return database.get(
                """
                SELECT count(*) AS accounts, coalesce(sum(version), 0)::bigint AS entries FROM quota_accounts
                WHERE unit_code >= ? AND unit_code < ?""",
                row -> new Proof(
                        clock.instant(),
                        row.getLong("accounts"),
                        row.getLong("entries"),
                        differences.isEmpty(),
                        differences),
                range.from(),
                range.below());
    }
}
