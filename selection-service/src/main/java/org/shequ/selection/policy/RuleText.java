package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.BilingualViolation;
import org.shequ.selection.eligibility.AgeAtMost;
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
import org.shequ.selection.eligibility.Relaxation;
import org.shequ.selection.eligibility.ReserveMember;
import org.shequ.selection.eligibility.StatusIn;
import org.shequ.selection.eligibility.TenureInCommunity;
import org.shequ.selection.eligibility.TenureInPost;
import org.shequ.selection.vocabulary.Certificate;
import org.shequ.selection.vocabulary.Education;
import org.shequ.selection.vocabulary.Grade;
import org.shequ.selection.vocabulary.HonourLevel;
import org.shequ.selection.vocabulary.PersonStatus;
import org.shequ.selection.vocabulary.PoliticalStatus;
import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.TenureKind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules as data: {@code [{"anyOf": [{"criterion": "NO_SANCTION"}, ...]}, ...]}. Reading collects every fault with its
 * pointer, so that an editor learns them all at once and no rule is ever half understood.
 */
public final class RuleText {

    private static final int MOST_GROUPS = 30;
    private static final int MOST_CRITERIA = 10;
    private static final int MOST_RELAXATIONS = 5;

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
        var fields = new Fields(node, pointer);
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
            case "AGE_AT_MOST" ->
                new AgeAtMost(fields.number("male", 18, 100), fields.number("female", 18, 100), fields.relaxations());
            case "EDUCATION_AT_LEAST" -> new EducationAtLeast(fields.constant("least", Education.class));
            case "POLITICAL_STATUS_IN" -> new PoliticalStatusIn(fields.constants("statuses", PoliticalStatus.class));
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

    private CommunityInFront front(Fields fields) {
        var years = fields.number("years", 1, 20);
        var needed = fields.number("needed", 1, 20);
        if (needed > years) {
            fault(fields.pointer + "/needed", "NEEDED", "must not exceed years", "不得大于 years");
        }
        var once = fields.optional("onceInTopPercent", 1, 100, 0);
        return new CommunityInFront(years, needed, fields.number("topPercent", 1, 100), once == 0 ? null : once);
    }

    private NoRelative relative(Fields fields) {
        var onPanel = fields.flag("onPanel");
        var inUnit = fields.flag("inUnit");
        if (!onPanel && !inUnit) {
            fault(
                    fields.pointer,
                    "NOTHING_ASKED",
                    "must look at the panel or at the unit",
                    "onPanel、inUnit 至少一项为 true");
        }
        return new NoRelative(onPanel, inUnit);
    }

    private void fault(String pointer, String rule, String english, String chinese) {
        faults.add(new BilingualViolation(pointer, rule, english, chinese));
    }

    /** Reads the fields of one criterion and remembers which it has read. */
    private final class Fields {

        private final JsonNode node;
        private final String pointer;
        private final Set<String> read = new LinkedHashSet<>(Set.of("criterion"));

        Fields(JsonNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
        }

        int number(String name, int least, int most) {
            read.add(name);
            var value = node.path(name);
            if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
                fault(
                        pointer + "/" + name,
                        "RANGE",
                        "must be a whole number from " + least + " to " + most,
                        "必须是" + least + "至" + most + "的整数");
                return least;
            }
            return value.asInt();
        }

        int optional(String name, int least, int most, int absent) {
            read.add(name);
            return node.has(name) ? number(name, least, most) : absent;
        }

        boolean flag(String name) {
            read.add(name);
            if (!node.path(name).isBoolean()) {
                fault(pointer + "/" + name, "BOOLEAN", "must be true or false", "必须是 true 或 false");
            }
            return node.path(name).asBoolean();
        }

        <E extends Enum<E>> E constant(String name, Class<E> list) {
            read.add(name);
            return constant(node.path(name), pointer + "/" + name, list);
        }

        <E extends Enum<E>> Set<E> constants(String name, Class<E> list) {
            read.add(name);
            var values = node.path(name);
            if (!values.isArray() || values.isEmpty()) {
                fault(pointer + "/" + name, "ARRAY", "must be a non-empty array", "必须是非空数组");
                return Set.of();
            }
            Set<E> found = new LinkedHashSet<>();
            for (int i = 0; i < values.size(); i++) {
                found.add(constant(values.get(i), pointer + "/" + name + "/" + i, list));
            }
            return found;
        }

        private <E extends Enum<E>> E constant(JsonNode value, String where, Class<E> list) {
            for (var constant : list.getEnumConstants()) {
                if (value.isTextual() && constant.name().equals(value.asText())) {
                    return constant;
                }
            }
            var choices = String.join(
                    ", ",
                    List.of(list.getEnumConstants()).stream().map(Enum::name).toList());
            fault(where, "ENUM", "must be one of: " + choices, "必须是下列之一：" + choices);
            return list.getEnumConstants()[0];
        }

        List<Relaxation> relaxations() {
            read.add("relaxations");
            var values = node.path("relaxations");
            if (values.isMissingNode()) {
                return List.of();
            }
            if (!values.isArray() || values.isEmpty() || values.size() > MOST_RELAXATIONS) {
                fault(
                        pointer + "/relaxations",
                        "ARRAY",
                        "must be an array of 1 to " + MOST_RELAXATIONS,
                        "必须是1至" + MOST_RELAXATIONS + "项的数组");
                return List.of();
            }
            List<Relaxation> found = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                found.add(relaxation(new Fields(values.get(i), pointer + "/relaxations/" + i)));
            }
            return found;
        }

        private Relaxation relaxation(Fields fields) {
            fields.read.clear();
            var ground = fields.constant("ground", Relaxation.Ground.class);
            var years = fields.number("years", 1, 20);
            var relaxation = switch (ground) {
                case HONOUR -> Relaxation.forHonour(fields.constant("least", HonourLevel.class), years);
                case SURPLUS_TENURE ->
                    Relaxation.forTenure(fields.constants("posts", Post.class), fields.number("months", 1, 600), years);
            };
            fields.refuseUnread();
            return relaxation;
        }

        void refuseUnread() {
            node.fieldNames().forEachRemaining(name -> {
                if (!read.contains(name)) {
                    fault(pointer, "UNKNOWN_FIELD", "has a field that this criterion does not know", "含有该条件没有的字段");
                }
            });
        }
    }

    public static ArrayNode write(List<Group> groups) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var group : groups) {
            var anyOf = array.addObject().putArray("anyOf");
            group.anyOf().forEach(criterion -> write(criterion, anyOf.addObject()));
        }
        return array;
    }

    private static void write(Criterion criterion, ObjectNode node) {
        node.put("criterion", criterion.code());
        switch (criterion) {
            case TenureInPost tenure -> {
                names(node.putArray("posts"), tenure.posts());
                node.put("mode", tenure.mode().name());
                node.put("months", tenure.months());
                node.put("toleratedGap", tenure.toleratedGap());
            }
            case TenureInCommunity tenure -> {
                node.put("months", tenure.months());
                node.put("toleratedGap", tenure.toleratedGap());
            }
            case HoldsPost post -> names(node.putArray("posts"), post.posts());
            case HoldsIdentity identity -> names(node.putArray("kinds"), identity.kinds());
            case CommunityInFront front -> {
                node.put("years", front.years());
                node.put("needed", front.needed());
                node.put("topPercent", front.topPercent());
                if (front.onceInTopPercent() != null) {
                    node.put("onceInTopPercent", front.onceInTopPercent());
                }
            }
            case OwnGrades grades -> {
                node.put("years", grades.years());
                names(node.putArray("allowed"), grades.allowed());
                node.put("excellent", grades.excellent());
            }
            case AgeAtMost age -> {
                node.put("male", age.male());
                node.put("female", age.female());
                if (!age.relaxations().isEmpty()) {
                    var array = node.putArray("relaxations");
                    age.relaxations().forEach(relaxation -> write(relaxation, array.addObject()));
                }
            }
            case EducationAtLeast education ->
                node.put("least", education.least().name());
            case PoliticalStatusIn political -> names(node.putArray("statuses"), political.statuses());
            case CertificateAtLeast certificate -> {
                node.put("least", certificate.least().name());
                node.put("employed", certificate.employed());
            }
            case StatusIn status -> names(node.putArray("statuses"), status.statuses());
            case ReserveMember none -> {}
            case NoSanction none -> {}
            case NotUnderInvestigation none -> {}
            case NoServiceLock none -> {}
            case NoRelative relative -> {
                node.put("onPanel", relative.onPanel());
                node.put("inUnit", relative.inUnit());
            }
        }
    }

    private static void write(Relaxation relaxation, ObjectNode node) {
        node.put("ground", relaxation.ground().name());
        node.put("years", relaxation.years());
        if (relaxation.least() != null) {
            node.put("least", relaxation.least().name());
        }
        if (relaxation.ground() == Relaxation.Ground.SURPLUS_TENURE) {
            names(node.putArray("posts"), relaxation.posts());
            node.put("months", relaxation.months());
        }
    }

    private static void names(ArrayNode array, Collection<? extends Enum<?>> values) {
        values.stream().map(Enum::name).sorted().forEach(array::add);
    }
}
