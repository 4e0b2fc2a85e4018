package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.shequ.selection.eligibility.Relaxation;
import org.shequ.selection.eligibility.ReserveMember;
import org.shequ.selection.eligibility.StatusIn;
import org.shequ.selection.eligibility.TenureInCommunity;
import org.shequ.selection.eligibility.TenureInPost;

import java.util.Collection;
import java.util.List;

/** A rule written as the data that {@link RuleText} reads. */
final class WrittenRule {

    private WrittenRule() {}

    static ArrayNode of(List<Group> groups) {
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
                if (age.lastDay() != AgeAtMost.LastDay.DAY_BEFORE_NEXT_BIRTHDAY) {
                    node.put("lastDay", age.lastDay().name());
                }
                if (!age.relaxations().isEmpty()) {
                    var array = node.putArray("relaxations");
                    age.relaxations().forEach(relaxation -> write(relaxation, array.addObject()));
                }
            }
            case AgeAtLeast age -> node.put("years", age.years());
            case BornBetween born -> {
                node.put("from", born.from().toString());
                node.put("to", born.to().toString());
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
