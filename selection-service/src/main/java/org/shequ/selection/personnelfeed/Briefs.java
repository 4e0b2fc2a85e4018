package org.shequ.selection.personnelfeed;

import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.selection.eligibility.CommunityInFront;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.OwnGrades;
import org.shequ.selection.vocabulary.Certificate;
import org.shequ.selection.vocabulary.Education;
import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.Sex;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Dossiers cut down to what a rule needs in order to answer, for everybody at once. A brief judged by {@link
 * EligibilityRule#outline} gives what the whole dossier gives; it has no names and no references, so it is never put into
 * words.
 */
@ApplicationScoped
public class Briefs {

    /** Sorts after every character of a unit code. */
    private static final String AFTER = "~";

    private static final TypeReference<List<Dossier.YearResult>> YEARS = new TypeReference<>() {};

    private static final String HOLDERS = """
            FROM (SELECT h.* FROM unnest(?) AS origin (post) CROSS JOIN LATERAL
                  (SELECT person_id, unit_code FROM known_posts
                   WHERE post = origin.post AND unit_code >= ? AND unit_code < ?
                     AND held_from <= ? AND (held_to IS NULL OR held_to > ?)
                     AND (unit_code, person_id) > (?, ?::uuid)
                   ORDER BY unit_code, person_id LIMIT ?) h
                  ORDER BY unit_code, person_id LIMIT ?) k
            LEFT JOIN dossier_briefs b ON b.person_id = k.person_id
            """;

    private final Database database;
    private final Json json;

    public Briefs(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @param dossier with no more than the rule asked for */
    public record Brief(String unitCode, Dossier dossier) {

        public Dossiers.Position position() {
            return new Dossiers.Position(unitCode, dossier.personId());
        }
    }

    /** The holders of the rule's posts of origin on {@code day} under a unit, by unit and person. */
    public List<Brief> holders(
            EligibilityRule rule, String unitPrefix, LocalDate day, Dossiers.@Nullable Position after, int limit) {
        var own = rule.asks(OwnGrades.class);
        var sql = "SELECT k.person_id AS id, k.unit_code, b.*" + (own ? ", o.results AS own " : " ") + HOLDERS
                + (own ? "LEFT JOIN known_person_results o ON o.person_id = k.person_id " : "")
                + "ORDER BY k.unit_code, k.person_id";
        var briefs = database.list(
                sql,
                row -> brief(row, own),
                rule.originPosts().stream().map(Post::name).toArray(String[]::new),
                unitPrefix,
                unitPrefix + AFTER,
                day,
                day,
                after == null ? "" : after.unitCode(),
                after == null ? new UUID(0, 0) : after.personId(),
                limit,
                limit);
        return rule.asks(CommunityInFront.class) ? withCommunities(briefs) : briefs;
    }

    private Brief brief(Row row, boolean withOwn) {
        var own = withOwn ? row.findText("own") : null;
        return new Brief(
                row.getText("unit_code"),
                new Dossier(
                        row.getId("id"),
                        person(row),
                        career(row),
                        Map.of(),
                        own == null ? null : json.read(own, YEARS)));
    }

    private static Dossier.@Nullable PersonRecord person(Row row) {
        if (row.findId("person_id") == null || !row.getBoolean("person_known")) {
            return null;
        }
        return new Dossier.PersonRecord(
                "",
                row.findEnum("sex", Sex.class),
                row.findDate("birth_date"),
                row.findEnum("education", Education.class),
                row.findText("political_status"),
                row.getBoolean("certified"),
                row.findEnum("certificate", Certificate.class),
                row.findDate("certificate_employed_from"),
                row.findText("status"),
                BriefText.bars(row.findText("bars")));
    }

    private static Dossier.@Nullable Career career(Row row) {
        var posts = row.findText("posts");
        return posts == null
                ? null
                : new Dossier.Career(
                        BriefText.posts(posts),
                        BriefText.identities(row.findText("identities")),
                        BriefText.memberships(row.findText("memberships")),
                        null);
    }

    /** Each community is read once, however many serve in it. */
    private List<Brief> withCommunities(List<Brief> briefs) {
        var codes = briefs.stream()
                .map(brief -> Dossier.communityOf(brief.unitCode()))
                .distinct()
                .toArray(String[]::new);
        Map<String, Dossier.Community> known = new HashMap<>();
        database.list("""
                        SELECT c.code, u.valid_from, r.ranks FROM unnest(?) AS c (code)
                        LEFT JOIN known_units u ON u.code = c.code
                        LEFT JOIN known_community_results r ON r.unit_code = c.code
                        WHERE u.code IS NOT NULL OR r.unit_code IS NOT NULL""", Briefs::community, (Object) codes)
                .forEach(community -> known.put(community.code(), community));
        return briefs.stream().map(brief -> with(known, brief)).toList();
    }

    private static Dossier.Community community(Row row) {
        var ranks = row.findText("ranks");
        return new Dossier.Community(
                row.getText("code"), "", row.findDate("valid_from"), ranks == null ? null : BriefText.ranks(ranks));
    }

    private static Brief with(Map<String, Dossier.Community> known, Brief brief) {
        var code = Dossier.communityOf(brief.unitCode());
        var community = known.get(code);
        if (community == null) {
            return brief;
        }
        var dossier = brief.dossier();
        return new Brief(
                brief.unitCode(),
                new Dossier(
                        dossier.personId(),
                        dossier.person(),
                        dossier.career(),
                        Map.of(code, community),
                        dossier.ownResults()));
    }
}
