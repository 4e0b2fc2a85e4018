package org.shequ.selection.explanation;

import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.selection.eligibility.Text;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Why somebody is out, in words: services tell codes, officers write sentences. */
final class EndReason {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_:]+");
    private static final String PLACE = "PLACE_REFUSED:";

    private EndReason() {}

    /** @param reason a code of a service, or what an officer wrote, which stays as it is */
    static Text words(String reason) {
        if (!CODE.matcher(reason).matches()) {
            return new Text(reason, reason);
        }
        if (reason.startsWith(PLACE)) {
            return place(reason.substring(PLACE.length()));
        }
        return switch (reason) {
            case "NOT_SHORTLISTED" -> new Text("not among the best that go on to the next stage", "未进入下一环节");
            case "OBJECTION_UPHELD" -> new Text("an objection was upheld", "异议成立");
            default ->
                Arrays.stream(RejectionReason.values())
                        .filter(constant -> constant.name().equals(reason))
                        .findFirst()
                        .map(EndReason::rejection)
                        .orElse(new Text("a reason not known here", "原因类别未收录"));
        };
    }

    private static Text place(String state) {
        return switch (state) {
            case "OTHER_COMMUNITY" -> new Text("the place belongs to another community", "名额属于其他社区");
            default -> new Text("the place could no longer be taken", "名额已不可用");
        };
    }

    private static Text rejection(RejectionReason reason) {
        return switch (reason) {
            case RESIGNED -> new Text("the person has resigned", "本人已辞职");
            case DECEASED -> new Text("the person has died", "本人已去世");
            case DISMISSED -> new Text("the person has been dismissed", "本人已解聘");
            case RETIRED -> new Text("the person has retired", "本人已退休");
            case SUSPENDED -> new Text("the person is suspended", "本人已停职");
            case SANCTIONED -> new Text("a sanction is in effect", "处分影响期未满");
            case STEP_IMPOSSIBLE -> new Text("the ladder has no such step from the present post", "现任岗位不能直接转任该岗位");
            case UNKNOWN_PERSON -> new Text("the person is not on record", "人事档案中无此人");
            case UNKNOWN_UNIT -> new Text("the unit is not on record", "无此单位");
            case RELATIVE_IN_UNIT -> new Text("a relative serves in the unit", "该单位有须回避的亲属");
        };
    }
}
