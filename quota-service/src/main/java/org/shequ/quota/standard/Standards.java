package org.shequ.quota.standard;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.page.Seek;
import org.shequ.kit.policy.PolicyColumns;
import org.shequ.kit.policy.PolicyVersions;
import org.shequ.kit.policy.PolicyVersions.Narrowed;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.HouseholdBands;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.quota.counting.CountingPolicy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The standards of all jurisdictions. */
@ApplicationScoped
public class Standards {

    /** A standard is seen by whom it governs: those above the caller's unit, and those inside it. */
    private static final String SEEN = "(s.jurisdiction LIKE ? || '%' OR ? LIKE s.jurisdiction || '%')";

    private final Database database;
    private final Json json;
    private final PolicyVersions<Standard> versions;

    public Standards(Database database, Json json) {
        this.database = database;
        this.json = json;
        this.versions = new PolicyVersions<>(database, PolicyColumns.numbered("standards"), this::read);
    }

    int nextNumber(String jurisdiction) {
        return versions.nextNumber(jurisdiction);
    }

    void add(Standard standard, String recordedBy) {
        database.update(
                """
                INSERT INTO standards (id, jurisdiction, number, basis, ratio_per_10000, bands, rounding, floor_min, floor_placement,
                    review_cycle_months, counted_identities, counted_posts, effective_from, document_number,
                    recorded_at, recorded_by)
                VALUES (?, ?, ?, ?, ?::numeric, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                standard.id(),
                standard.jurisdiction(),
                standard.number(),
                standard.basis(),
                standard.ratioPer10000(),
                standard.basis() == Basis.HOUSEHOLDS ? json.write(standard.bands()) : null,
                standard.rounding(),
                standard.floorMin(),
                standard.floorPlacement(),
                standard.reviewCycleMonths(),
                standard.counting().identities(),
                standard.counting().posts(),
                standard.effectiveFrom(),
                standard.documentNumber(),
                standard.recordedAt(),
                recordedBy);
    }

    public Optional<Standard> find(UUID id, Scope scope) {
        return database.find(
                "SELECT s.* FROM standards s WHERE s.id = ? AND " + SEEN,
                this::read,
                id,
                scope.prefix(),
                scope.prefix());
    }

    /** The standard that something rests on, whoever asks. */
    public Standard get(UUID id) {
        return database.get("SELECT * FROM standards WHERE id = ?", this::read, id);
    }

    /** The standard that somebody wants to apply to a jurisdiction; refused when there is none or it does not govern it. */
    public Standard governing(String jurisdiction, UUID id, Scope scope) {
        var standard = find(id, scope)
                .orElseThrow(() -> ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/standardId", "UNKNOWN_STANDARD", "there is no such standard", "没有该配置标准"));
        if (!jurisdiction.startsWith(standard.jurisdiction())) {
            throw ProblemException.of(
                    QuotaProblem.STANDARD_OF_ANOTHER_JURISDICTION, standard.jurisdiction(), jurisdiction);
        }
        return standard;
    }

    List<Standard> page(Scope scope, @Nullable String jurisdiction, Seek seek) {
        return versions.page(scope, Narrowed.toJurisdiction(jurisdiction), seek);
    }

    long count(Scope scope, @Nullable String jurisdiction) {
        return versions.count(scope, Narrowed.toJurisdiction(jurisdiction));
    }

    /** A counting policy, the jurisdiction that it holds in and the day from which it holds. */
    public record Counting(String jurisdiction, LocalDate from, CountingPolicy policy) {}

    /** The counting policies that have come into force by a day, those that others have replaced since among them. */
    public List<Counting> countingUntil(LocalDate day) {
        return database.list(
                "SELECT jurisdiction, effective_from, counted_identities, counted_posts FROM standards"
                        + " WHERE effective_from <= ?",
                row -> new Counting(row.getText("jurisdiction"), row.getDate("effective_from"), counting(row)),
                day);
    }

    private static CountingPolicy counting(Row row) {
        var identities = EnumSet.noneOf(TenureKind.class);
        identities.addAll(row.getEnums("counted_identities", TenureKind.class));
        var posts = EnumSet.noneOf(Post.class);
        posts.addAll(row.getEnums("counted_posts", Post.class));
        return new CountingPolicy(identities, posts);
    }

    private List<HouseholdBands.Band> bands(@Nullable String text) {
        return text == null ? List.of() : json.read(text, new TypeReference<List<HouseholdBands.Band>>() {});
    }

    private Standard read(Row row) {
        return new Standard(
                row.getId("id"),
                row.getText("jurisdiction"),
                row.getInt("number"),
                row.getEnum("basis", Basis.class),
                row.findDecimal("ratio_per_10000"),
                bands(row.findText("bands")),
                row.getEnum("rounding", Rounding.class),
                row.getInt("floor_min"),
                row.getEnum("floor_placement", FloorPlacement.class),
                row.getInt("review_cycle_months"),
                counting(row),
                row.getDate("effective_from"),
                row.getText("document_number"),
                row.getInstant("recorded_at"));
    }
}
