package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.contracts.vocabulary.PoliticalCategory;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.selection.eligibility.AgeAtLeast;
import org.shequ.selection.eligibility.AgeAtMost;
import org.shequ.selection.eligibility.BornBetween;
import org.shequ.selection.eligibility.CertificateAtLeast;
import org.shequ.selection.eligibility.CommunityInFront;
import org.shequ.selection.eligibility.Criterion;
import org.shequ.selection.eligibility.EducationAtLeast;
import org.shequ.selection.eligibility.EligibilityRule.Group;
import org.shequ.selection.eligibility.HoldsIdentity;
import org.shequ.selection.eligibility.HoldsPost;
import org.shequ.selection.eligibility.NoRelative;
import org.shequ.selection.eligibility.NoSanction;
import org.shequ.selection.eligibility.NoServiceLock;
import org.shequ.selection.eligibility.NotUnderInvestigation;
import org.shequ.selection.eligibility.OwnGrades;
import org.shequ.selection.eligibility.PoliticalStatusIn;
import org.shequ.selection.eligibility.ReserveMember;
import org.shequ.selection.eligibility.StatusIn;
import org.shequ.selection.eligibility.TenureInCommunity;
import org.shequ.selection.eligibility.TenureInPost;

import java.util.ArrayList;
import java.util.List;

/**
 * Rules as data: {@code [{"anyOf": [{"criterion": "NO_SANCTION"}, ...]}, ...]}. Reading collects every fault with its
 * pointer, so that an editor learns them all at once and no rule is ever half understood.
 */
public final class RuleText {

    private static final int MOST_GROUPS = 30;
    private static final int MOST_CRITERIA = 10;

    private final List<BilingualViolation> faults = new ArrayList<>();

    private RuleText() {}

    /** What was understood, and every fault. */
    public record Read(List<Group> groups, List<BilingualViolation> faults) {}

    public static Read read(JsonNode groups, String pointer) {
        var text = new RuleText();
        List<Group> found = new ArrayList<>();
        if (!groups.isArray() || groups.isEmpty() || groups.size() > MOST_GROUPS) {
            text.fault(pointer, "GROUPS", "must be 1 to " + MOST_GROUPS + " groups", "必须是1至" + MOST_GROUPS + "个条件组");
            return new Read(List.of(), text.faults);
        }
        for (int i = 0; i < groups.size(); i++) {
            found.add(text.group(groups.get(i), pointer + "/" + i));
        }
        return new Read(found, text.faults);
    }

    private Group group(JsonNode group, String pointer) {
        var anyOf = group.get("anyOf");
        if (!group.isObject()
                || group.size() != 1
                || anyOf == null
                || !anyOf.isArray()
                || anyOf.isEmpty()
                || anyOf.size() > MOST_CRITERIA) {
            fault(
                    pointer,
                    "ANY_OF",
                    "must have the one field anyOf with 1 to " + MOST_CRITERIA + " criteria",
                    "必须只有字段 anyOf，含1至" + MOST_CRITERIA + "项条件");
            return new Group(List.of());
        }
        List<Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < anyOf.size(); i++) {
            var criterion = criterion(anyOf.get(i), pointer + "/anyOf/" + i);
            if (criterion != null) {
                criteria.add(criterion);
            }
        }
        return new Group(criteria);
    }

    private @Nullable Criterion criterion(JsonNode node, String pointer) {
        var code = node.path("criterion").asText("");
        var fields = new CriterionFields(node, pointer, faults);
        Criterion criterion = switch (code) {
            case "TENURE_IN_POST" ->
                new TenureInPost(
                        fields.constants("posts", Post.class),
                        fields.constant("mode", TenureInPost.Mode.class),
                        fields.number("months", 1, 600),
                        fields.optional("toleratedGap", 0, 366, 0));
            case "TENURE_IN_COMMUNITY" ->
                new TenureInCommunity(fields.number("months", 1, 600), fields.optional("toleratedGap", 0, 366, 0));
            case "HOLDS_POST" -> new HoldsPost(fields.constants("posts", Post.class));
            case "HOLDS_IDENTITY" -> new HoldsIdentity(fields.constants("kinds", TenureKind.class));
            case "COMMUNITY_IN_FRONT" -> front(fields);
            case "OWN_GRADES" ->
                new OwnGrades(
                        fields.number("years", 1, 20),
                        fields.constants("allowed", Grade.class),
                        fields.optional("excellent", 0, 20, 0));
            case AgeAtMost.CODE ->
                new AgeAtMost(
                        fields.number("male", 18, 100),
                        fields.number("female", 18, 100),
                        fields.optional("lastDay", AgeAtMost.LastDay.DAY_BEFORE_NEXT_BIRTHDAY),
                        fields.relaxations());
            case AgeAtLeast.CODE -> new AgeAtLeast(fields.number("years", 16, 100));
            case BornBetween.CODE -> born(fields);
            case "EDUCATION_AT_LEAST" -> new EducationAtLeast(fields.constant("least", EducationLevel.class));
            case "POLITICAL_STATUS_IN" -> new PoliticalStatusIn(fields.constants("statuses", PoliticalCategory.class));
            case "RESERVE_MEMBER" -> new ReserveMember();
            case "CERTIFICATE_AT_LEAST" ->
                new CertificateAtLeast(fields.constant("least", Certificate.class), fields.flag("employed"));
            case "NO_SANCTION" -> new NoSanction();
            case "NOT_UNDER_INVESTIGATION" -> new NotUnderInvestigation();
            case "NO_SERVICE_LOCK" -> new NoServiceLock();
            case "NO_RELATIVE" -> relative(fields);
            case "STATUS_IN" -> new StatusIn(fields.constants("statuses", PersonStatus.class));
            default -> null;
        };
        if (criterion == null) {
            fault(pointer + "/criterion", "CRITERION", "is not a known criterion", "不是已知的条件");
            return null;
        }
        fields.refuseUnread();
        return criterion;
    }

    private CommunityInFront front(CriterionFields fields) {
        var years = fields.number("years", 1, 20);
        var needed = fields.number("needed", 1, 20);
        if (needed > years) {
            fields.fault("/needed", "NEEDED", "must not exceed years", "不得大于 years");
        }
        var once = fields.optional("onceInTopPercent", 1, 100, 0);
        return new CommunityInFront(years, needed, fields.number("topPercent", 1, 100), once == 0 ? null : once);
    }

    private BornBetween born(CriterionFields fields) {
        var from = fields.date("from");
        var to = fields.date("to");
        if (to.isBefore(from)) {
            fields.fault("/to", "ORDER", "must not be before from", "不得早于 from");
        }
        return new BornBetween(from, to);
    }

    private NoRelative relative(CriterionFields fields) {
        var onPanel = fields.flag("onPanel");
        var inUnit = fields.flag("inUnit");
        if (!onPanel && !inUnit) {
            fields.fault("", "NOTHING_ASKED", "must look at the panel or at the unit", "onPanel、inUnit 至少一项为 true");
        }
        return new NoRelative(onPanel, inUnit);
    }

    private void fault(String pointer, String rule, String english, String chinese) {
        faults.add(new BilingualViolation(pointer, rule, english, chinese));
    }

    public static ArrayNode write(List<Group> groups) {
        return WrittenRule.of(groups);
    }
}
