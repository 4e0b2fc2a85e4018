package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.database.Statements;
import org.shequ.kit.tenure.PostHeld;
import org.shequ.selection.eligibility.CommunityInFront;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.OwnGrades;
import org.shequ.selection.eligibility.TenureInCommunity;
import org.shequ.selection.servicelock.ServiceLocks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Dossiers cut down to what a rule needs in order to answer, for everybody at once. A compact dossier judged by {@link
 * EligibilityRule#outline} gives what the whole dossier gives; it has no names and no references, so it is never put into
 * words.
 */
@ApplicationScoped
public class CompactDossiers {

    private static final Statements SQL = Statements.of(CompactDossiers.class);

    /** Sorts after every character of a unit code. */
    private static final String AFTER = "~";

    private static final String HOLDERS = SQL.text("holders-of-posts");

    private final Database database;
    private final ServiceLocks locks;

    public CompactDossiers(Database database, ServiceLocks locks) {
        this.database = database;
        this.locks = locks;
    }

    /** @param dossier with no more than the rule asked for */
    public record CompactDossier(String unitCode, Dossier dossier) {

        public Dossiers.Position position() {
            return new Dossiers.Position(unitCode, dossier.personId());
        }
    }

    /**
     * The holders of the rule's posts of origin on {@code day} under a unit, by unit and person. First the index tells who,
     * then everything is read by key: a join of both would be planned as a scan of everybody for each batch.
     */
    public List<CompactDossier> holders(
            EligibilityRule rule, String unitPrefix, LocalDate day, Dossiers.@Nullable Position after, int limit) {
        var holders = database.list(
                HOLDERS,
                row -> new Dossiers.Position(row.getText("unit_code"), row.getId("person_id")),
                rule.originPosts().stream().map(Post::name).toArray(String[]::new),
                unitPrefix,
                unitPrefix + AFTER,
                day,
                day,
                after == null ? "" : after.unitCode(),
                after == null ? new UUID(0, 0) : after.personId(),
                limit,
                limit);
        var ids = holders.stream().map(Dossiers.Position::personId).toArray(UUID[]::new);
        var dossiers = dossiers(ids);
        var own = rule.asks(OwnGrades.class) ? ownResults(ids) : Map.<UUID, List<Dossier.YearResult>>of();
        var bound = rule.asks(NoServiceLock.class)
                ? locks.of(Arrays.asList(ids))
                : Map.<UUID, List<JudgementContext.ServiceLock>>of();
        var communities = rule.asks(CommunityInFront.class) || rule.asks(TenureInCommunity.class)
                ? communities(holders)
                : Map.<String, Dossier.Community>of();
        return holders.stream()
                .map(holder -> compact(
                        holder,
                        dossiers.get(holder.personId()),
                        communities,
                        own,
                        bound.getOrDefault(holder.personId(), List.of())))
                .toList();
    }

    private static CompactDossier compact(
            Dossiers.Position holder,
            @Nullable Dossier known,
            Map<String, Dossier.Community> communities,
            Map<UUID, List<Dossier.YearResult>> own,
            List<JudgementContext.ServiceLock> locks) {
        var code = PostHeld.communityOf(holder.unitCode());
        var community = communities.get(code);
        return new CompactDossier(
                holder.unitCode(),
                new Dossier(
                        holder.personId(),
                        known == null ? null : known.person(),
                        known == null ? null : known.career(),
                        community == null ? Map.of() : Map.of(code, community),
                        own.get(holder.personId()),
                        locks.isEmpty() ? JudgementContext.NONE : new JudgementContext(locks, List.of(), null)));
    }

    /** Person and career of each who is known. */
    private Map<UUID, Dossier> dossiers(UUID[] ids) {
        Map<UUID, Dossier> known = HashMap.newHashMap(ids.length);
        database.list(
                        "SELECT * FROM dossier_briefs WHERE person_id = ANY (?)",
                        row -> new Dossier(row.getId("person_id"), person(row), career(row), Map.of(), null),
                        (Object) ids)
                .forEach(dossier -> known.put(dossier.personId(), dossier));
        return known;
    }

    private Map<UUID, List<Dossier.YearResult>> ownResults(UUID[] ids) {
        Map<UUID, List<Dossier.YearResult>> results = new HashMap<>();
        database.list(
                        "SELECT person_id, grades FROM known_person_results WHERE person_id = ANY (?)",
                        row -> Map.entry(row.getId("person_id"), CompactText.grades(row.getText("grades"))),
                        (Object) ids)
                .forEach(entry -> results.put(entry.getKey(), entry.getValue()));
        return results;
    }

    private static Dossier.@Nullable PersonRecord person(Row row) {
        if (!row.getBoolean("person_known")) {
            return null;
        }
        return new Dossier.PersonRecord(
                "",
                row.findEnum("sex", Sex.class),
                row.findDate("birth_date"),
                row.findEnum("education", EducationLevel.class),
                row.findText("political_status"),
                row.getBoolean("certified"),
                row.findEnum("certificate", Certificate.class),
                row.findDate("certificate_employed_from"),
                row.findText("status"),
                CompactText.bars(row.findText("bars")),
                flag(row.findText("under_investigation")),
                null,
                null);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return text == null ? null : text.equals("t");
    }

    private static Dossier.@Nullable Career career(Row row) {
        var posts = row.findText("posts");
        return posts == null
                ? null
                : new Dossier.Career(
                        CompactText.posts(posts),
                        CompactText.identities(row.findText("identities")),
                        CompactText.memberships(row.findText("memberships")),
                        null);
    }

    /** Each community is read once, however many serve in it. */
    private Map<String, Dossier.Community> communities(List<Dossiers.Position> holders) {
        var codes = holders.stream()
                .map(holder -> PostHeld.communityOf(holder.unitCode()))
                .distinct()
                .toArray(String[]::new);
        Map<String, Dossier.Community> known = new HashMap<>();
        database.list("""
                        SELECT c.code, u.valid_from, r.ranks, ancestors_of(c.code) AS ancestors FROM unnest(?) AS c (code)
                        LEFT JOIN known_units u ON u.code = c.code
                        LEFT JOIN known_community_results r ON r.unit_code = c.code
                        WHERE u.code IS NOT NULL OR r.unit_code IS NOT NULL""", CompactDossiers::community, (Object) codes)
                .forEach(community -> known.put(community.code(), community));
        return known;
    }

    private static Dossier.Community community(Row row) {
        var ranks = row.findText("ranks");
        return new Dossier.Community(
                row.getText("code"),
                "",
                row.findDate("valid_from"),
                ranks == null ? null : CompactText.ranks(ranks),
                CompactText.codes(row.findText("ancestors")));
    }
}
