package org.shequ.acceptance.disclosure;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Free texts that can be found again: what they were written as, and about whom. */
final class PlantedText {
    private static final String PREFIX = "絲雀";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([\\u4e00-\\u9fff]{1,6}?)([甲乙丙丁戊己庚辛壬癸])");

    /** What colleagues in scope may read of somebody's work; everything else that is planted is nobody's without a purpose. */
    private static final Set<String> WORK = Set.of("荣誉", "授予", "培训", "主办", "成绩", "业绩");

    private PlantedText() {}

    static String of(String what, Canary whose) {
        return PREFIX + what + whose.mark();
    }

    static boolean isWork(String what) {
        return WORK.contains(what);
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
