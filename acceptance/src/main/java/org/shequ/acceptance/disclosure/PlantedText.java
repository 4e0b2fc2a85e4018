package org.shequ.acceptance.disclosure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Free texts that can be found again: what they were written as, and about whom. */
final class PlantedText {
    private static final String PREFIX = "絲雀";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([\\u4e00-\\u9fff]{1,6}?)([甲乙丙丁戊己庚辛壬癸])");

    /** What colleagues in scope may read of somebody's work; everything else that is planted is nobody's without a purpose. */
    private static final Set<String> WORK = Set.of("荣誉", "授予", "培训", "主办", "成绩", "业绩");

    private static final Set<String> ASSESSMENT = Set.of("申诉", "裁定", "更正");
    private static final Set<String> SELECTION = Set.of("理由", "退出", "异议", "答复");

    /** What each office writes, decides or answers, and therefore reads. */
    private static final Map<String, Set<String>> HANDLED = Map.of(
            "personnel-clerk", Set.of("处分", "结案"),
            "assessment-officer", ASSESSMENT,
            "assessment-approver", ASSESSMENT,
            "assessment-publisher", ASSESSMENT,
            "selection-officer", SELECTION,
            "selection-publisher", SELECTION,
            "selection-decider", SELECTION);

    private PlantedText() {}

    static String of(String what, Canary whose) {
        return PREFIX + what + whose.mark();
    }

    /** Whether it is about the post that somebody holds, or about a matter that this role handles by office. */
    static boolean isWork(String what, String role) {
        return WORK.contains(what) || HANDLED.getOrDefault(role, Set.of()).contains(what);
    }

    /** Every planted text in there, as what and whose. */
    static Set<Found> in(String text) {
        var found = new TreeSet<Found>();
        if (text.contains(PREFIX)) {
            var matcher = SHAPE.matcher(text);
            while (matcher.find()) {
                found.add(new Found(matcher.group(1), matcher.group(2)));
            }
        }
        return found;
    }

    /**
     * @param what the kind of text
     * @param mark of whom it speaks
     */
    record Found(String what, String mark) implements Comparable<Found> {
        @Override
        public int compareTo(Found other) {
            return (what + mark).compareTo(other.what + other.mark);
        }
    }
}
