package org.shequ.selection.personnelfeed;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Sex;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.tenure.PostHeld;
import org.shequ.selection.eligibility.CommunityInFront;
import org.shequ.selection.eligibility.Dossier;
import org.shequ.selection.eligibility.EligibilityRule;
import org.shequ.selection.eligibility.HoldsIdentity;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.NoSanction;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.OwnGrades;
import org.shequ.selection.eligibility.ReserveMember;
import org.shequ.selection.eligibility.TenureInCommunity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * All holders of a rule's posts of origin under a unit on a day, one narrow row each, in one statement and as they come:
 * only the columns that the rule asks for, nothing kept, in no order.
 */
@ApplicationScoped
public class Holders {

    /** Rows in memory at once. */
    private static final int AT_ONCE = 2000;

    private final Database database;

    public Holders(Database database) {
        this.database = database;
    }

    /** Hands each to the action, cut down to what the rule asks for; inside a transaction. */
    public void each(EligibilityRule rule, String unitPrefix, LocalDate day, Consumer<Dossier> action) {
        var asked = Asked.by(rule);
        database.each(
                asked.sql(),
                AT_ONCE,
                row -> action.accept(asked.dossier(row)),
                rule.originPosts().stream().map(Post::name).toArray(String[]::new),
                unitPrefix,
                unitPrefix + "~",
                day,
                day);
    }

    /** Which parts of a dossier a rule asks for. */
    private record Asked(
            boolean identities,
            boolean memberships,
            boolean bars,
            boolean communities,
            boolean ancestors,
            boolean grades,
            boolean locks) {

        static Asked by(EligibilityRule rule) {
            return new Asked(
                    rule.asks(HoldsIdentity.class),
                    rule.asks(ReserveMember.class),
                    rule.asks(NoSanction.class),
                    rule.asks(CommunityInFront.class) || rule.asks(TenureInCommunity.class),
                    rule.asks(TenureInCommunity.class),
                    rule.asks(OwnGrades.class),
                    rule.asks(NoServiceLock.class));
        }

        String sql() {
            return """
                    SELECT h.person_id, h.unit_code, b.person_known, b.sex, b.birth_date, b.education,
                           b.political_status, b.certified, b.certificate, b.certificate_employed_from, b.status,
                           b.under_investigation, b.posts"""
                    + (identities ? ", b.identities" : "")
                    + (memberships ? ", b.memberships" : "")
                    + (bars ? ", b.bars" : "")
                    + (communities ? ", u.code AS known_unit, u.valid_from, r.ranks" : "")
                    + (ancestors ? ANCESTORS : "")
                    + (grades ? ", o.grades" : "")
                    + (locks ? ", l.locks" : "")
                    + " FROM known_posts h LEFT JOIN dossier_briefs b ON b.person_id = h.person_id"
                    + (communities ? COMMUNITIES : "")
                    + (grades ? " LEFT JOIN known_person_results o ON o.person_id = h.person_id" : "")
                    + (locks ? LOCKS : "")
                    + " WHERE h.post = ANY (?) AND h.unit_code >= ? AND h.unit_code < ?"
                    + " AND h.held_from <= ? AND (h.held_to IS NULL OR h.held_to > ?)";
        }

        /** Few communities came out of others: the function is asked about those alone. */
        private static final String ANCESTORS = """
                , CASE WHEN EXISTS (SELECT 1 FROM known_lineages WHERE to_code = left(h.unit_code, 12))
                  THEN ancestors_of(left(h.unit_code, 12)) END AS ancestors""";

        private static final String COMMUNITIES = """

                LEFT JOIN known_units u ON u.code = left(h.unit_code, 12)
                LEFT JOIN known_community_results r ON r.unit_code = left(h.unit_code, 12)""";

        private static final String LOCKS = """

                LEFT JOIN (SELECT person_id, string_agg(effective_on || '|' || lock_until, E'\\n') AS locks
                           FROM appointments
                           WHERE lock_until IS NOT NULL AND status <> 'REJECTED'
                              AND probation_outcome IS DISTINCT FROM 'FAILED'
                           GROUP BY person_id) l ON l.person_id = h.person_id""";

        Dossier dossier(Row row) {
            var unit = row.getText("unit_code");
            var posts = row.findText("posts");
            return new Dossier(
                    row.getId("person_id"),
                    "t".equals(row.findText("person_known")) ? person(row) : null,
                    posts == null ? null : career(row, posts),
                    communities ? community(row, PostHeld.communityOf(unit)) : Map.of(),
                    grades ? years(row) : null,
                    locks ? context(row) : JudgementContext.NONE);
        }

        private Dossier.PersonRecord person(Row row) {
            var investigated = row.findText("under_investigation");
            return new Dossier.PersonRecord(
                    "",
                    row.findEnum("sex", Sex.class),
                    CompactText.date(row.findText("birth_date")),
                    row.findEnum("education", EducationLevel.class),
                    row.findText("political_status"),
                    "t".equals(row.findText("certified")),
                    row.findEnum("certificate", Certificate.class),
                    CompactText.date(row.findText("certificate_employed_from")),
                    row.findText("status"),
                    bars ? CompactText.bars(row.findText("bars")) : List.of(),
                    investigated == null ? null : investigated.equals("t"),
                    null,
                    null);
        }

        private Dossier.Career career(Row row, String posts) {
            return new Dossier.Career(
                    CompactText.posts(posts),
                    identities ? CompactText.identities(row.findText("identities")) : List.of(),
                    memberships ? CompactText.memberships(row.findText("memberships")) : List.of(),
                    null);
        }

        private Map<String, Dossier.Community> community(Row row, String code) {
            var ranks = row.findText("ranks");
            if (ranks == null && row.findText("known_unit") == null) {
                return Map.of();
            }
            return Map.of(
                    code,
                    new Dossier.Community(
                            code,
                            "",
                            CompactText.date(row.findText("valid_from")),
                            ranks == null ? null : CompactText.ranks(ranks),
                            ancestors ? CompactText.codes(row.findText("ancestors")) : null));
        }

        private static @Nullable List<Dossier.YearResult> years(Row row) {
            var text = row.findText("grades");
            return text == null ? null : CompactText.grades(text);
        }

        private static JudgementContext context(Row row) {
            var text = row.findText("locks");
            return text == null
                    ? JudgementContext.NONE
                    : new JudgementContext(CompactText.locks(text), List.of(), null);
        }
    }
}
