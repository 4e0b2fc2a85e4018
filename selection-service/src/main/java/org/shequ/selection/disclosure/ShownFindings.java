package org.shequ.selection.disclosure;

import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.selection.eligibility.AgeAtLeast;
import org.shequ.selection.eligibility.AgeCriterion;
import org.shequ.selection.eligibility.BornBetween;
import org.shequ.selection.eligibility.Difference;
import org.shequ.selection.eligibility.Evidence;
import org.shequ.selection.eligibility.Finding;
import org.shequ.selection.eligibility.Text;

import java.util.List;

/**
 * Findings as a caller may see them. Whoever may not see birth dates sees whether a condition of age is kept, and
 * neither the age nor the day of birth: the age on one day after another gives the birthday away.
 */
public final class ShownFindings {

    private ShownFindings() {}

    /** All of them, those about age without the age unless birth dates are shown. */
    public static List<Finding> of(List<Finding> findings, Shown shown) {
        return shown.whole(PersonField.BIRTH_DATE)
                ? findings
                : findings.stream().map(ShownFindings::withoutAge).toList();
    }

    /** For the person concerned: without who the relatives are that serve where they must not. */
    public static List<Finding> withoutOthers(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.criterion(),
                        finding.group(),
                        finding.required(),
                        finding.actual(),
                        finding.outcome(),
                        finding.explanation(),
                        finding.evidence().stream()
                                .filter(fact -> fact.kind() != Evidence.Kind.RELATIVE)
                                .toList(),
                        finding.expectedOn()))
                .toList();
    }

    /** The same for what changed since. */
    public static List<Difference> differences(List<Finding> frozen, List<Finding> now, Shown shown) {
        return Difference.between(of(frozen, shown), of(now, shown));
    }

    /** Neither the age nor a day that hangs on the birthday. */
    private static Finding withoutAge(Finding finding) {
        if (!AgeCriterion.is(finding.criterion())) {
            return finding;
        }
        var words = words(finding);
        return new Finding(
                finding.criterion(),
                finding.group(),
                finding.required(),
                words.en(),
                finding.outcome(),
                words,
                finding.evidence().stream().map(ShownFindings::withoutBirth).toList(),
                null);
    }

    private static Text words(Finding finding) {
        return switch (finding.criterion()) {
            case AgeAtLeast.CODE ->
                switch (finding.outcome()) {
                    case PASS -> new Text("Has reached the required age.", "已达到规定年龄。");
                    case FAIL -> new Text("Has not reached the required age.", "未达到规定年龄。");
                    case UNKNOWN -> new Text("Whether the required age is reached is not known.", "是否达到规定年龄情况不明。");
                };
            case BornBetween.CODE ->
                switch (finding.outcome()) {
                    case PASS -> new Text("Born within the required period.", "出生日期在规定期间内。");
                    case FAIL -> new Text("Born outside the required period.", "出生日期不在规定期间内。");
                    case UNKNOWN ->
                        new Text(
                                "Whether the birth date lies within the required period is not known.",
                                "出生日期是否在规定期间内情况不明。");
                };
            default ->
                switch (finding.outcome()) {
                    case PASS -> new Text("Within the age limit.", "未超过年龄上限。");
                    case FAIL -> new Text("Above the age limit.", "超过年龄上限。");
                    case UNKNOWN -> new Text("Whether the age limit is kept is not known.", "是否超过年龄上限情况不明。");
                };
        };
    }

    private static Evidence withoutBirth(Evidence evidence) {
        return evidence.kind() == Evidence.Kind.PERSON
                ? new Evidence(
                        evidence.kind(), evidence.reference(), evidence.unitCode(), null, null, evidence.detail())
                : evidence;
    }
}
