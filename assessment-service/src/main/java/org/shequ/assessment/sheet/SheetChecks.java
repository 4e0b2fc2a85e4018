package org.shequ.assessment.sheet;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.Indicator;
import org.shequ.assessment.scheme.SchemeContent.SchemeRaterClass;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.contracts.person.PersonNames;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a sheet against the scheme alone, item by item. Pure. */
final class SheetChecks {

    /** A code, or the name of a person. */
    private static final Pattern RATER = Pattern.compile("[0-9A-Za-z_-]{1,64}|[\\p{L}·][\\p{L} ·-]{0,63}");

    private static final Pattern LINK = Pattern.compile("https?://\\S{1,500}");

    private final List<Indicator> marked;
    private final Set<String> codes;
    private final RaterClassLabels raterClasses;
    private final SheetPoints points;

    SheetChecks(SchemeContent content) {
        marked = content.marked();
        codes = marked.stream().map(Indicator::code).collect(Collectors.toSet());
        raterClasses = new RaterClassLabels(content);
        points = SheetPoints.of(content.weighed());
    }

    /** A sheet that is right by itself. */
    record Checked(
            SheetEntry entry,
            String subject,
            SchemeRaterClass raterClass,
            String rater,
            int[] marks,
            BigInteger points) {}

    /** @param faults takes everything that is wrong */
    Optional<Checked> check(SheetEntry entry, List<SheetFault> faults) {
        int before = faults.size();
        String subject = text(entry, "subject", entry.subject(), faults);
        String rater = raterName(text(entry, "rater", entry.rater(), faults));
        SchemeRaterClass raterClass = raterClasses.find(entry.raterClass()).orElse(null);
        if (raterClass == null) {
            faults.add(SheetFault.of(
                    entry,
                    "raterClass",
                    entry.raterClass(),
                    "RATER_CLASS",
                    "must be one of " + raterClasses.codes(),
                    "须为方案中的评价主体：" + raterClasses.labels()));
        }
        if (rater != null && !RATER.matcher(rater).matches()) {
            faults.add(SheetFault.of(
                    entry,
                    "rater",
                    rater,
                    "RATER",
                    "must be 1 to 64 letters, digits, - or _, or a person's name",
                    "须为 1 至 64 个字母、数字、- 或 _，或为姓名"));
        }
        int[] marks = marks(entry, faults);
        unknown(entry, faults);
        if (faults.size() > before || subject == null || rater == null || raterClass == null) {
            return Optional.empty();
        }
        return Optional.of(new Checked(entry, subject, raterClass, rater, marks, points.of(marks)));
    }

    /** The one form of a name, so that nobody rates twice by another spelling. */
    static @Nullable String raterName(@Nullable String written) {
        return written == null ? null : PersonNames.normalForm(written);
    }

    private static @Nullable String text(
            SheetEntry entry, String member, @Nullable String value, List<SheetFault> faults) {
        String plain = plain(value);
        if (plain == null) {
            faults.add(SheetFault.of(entry, member, null, "REQUIRED", "a value is needed", "必填"));
        }
        return plain;
    }

    /** Without blanks around it; null where nothing else is there. */
    static @Nullable String plain(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }

    private int[] marks(SheetEntry entry, List<SheetFault> faults) {
        int[] marks = new int[marked.size()];
        for (int i = 0; i < marks.length; i++) {
            Indicator indicator = marked.get(i);
            BigDecimal given = entry.marks().get(indicator.code());
            if (given == null) {
                faults.add(SheetFault.of(entry, indicator.code(), null, "MISSING", "marks are missing", "缺少评分"));
            } else if (given.signum() < 0
                    || given.compareTo(indicator.fullMarks()) > 0
                    || given.stripTrailingZeros().scale() > 2) {
                String full = indicator.fullMarks().toPlainString();
                faults.add(SheetFault.of(
                        entry,
                        indicator.code(),
                        given.toString(),
                        "OUT_OF_RANGE",
                        "must be from 0 to " + full + " with at most two decimals",
                        "须为 0 至 " + full + "，最多两位小数"));
            } else {
                marks[i] = given.movePointRight(2).intValueExact();
                evidence(entry, indicator, faults);
            }
        }
        return marks;
    }

    private static void evidence(SheetEntry entry, Indicator indicator, List<SheetFault> faults) {
        String link = entry.evidence().get(indicator.code());
        if (indicator.evidenceRequired() && link == null) {
            faults.add(SheetFault.of(
                    entry, indicator.code(), null, "EVIDENCE_MISSING", "needs a link to evidence", "须附佐证链接"));
        }
    }

    private void unknown(SheetEntry entry, List<SheetFault> faults) {
        Set<String> strangers = new TreeSet<>(entry.marks().keySet());
        strangers.addAll(entry.evidence().keySet());
        strangers.removeAll(codes);
        strangers.forEach(code -> faults.add(SheetFault.of(
                entry, code, null, "UNKNOWN_INDICATOR", "is no marked indicator of the scheme", "不是方案中的评分指标")));
        entry.evidence().forEach((code, link) -> {
            if (!LINK.matcher(link).matches()) {
                faults.add(SheetFault.of(
                        entry, code, null, "EVIDENCE_LINK", "must be an http(s) link", "佐证须为 http(s) 链接"));
            }
        });
    }

    /** Keeps the first of several sheets of one rater about one subject, by whatever names the subject is called. */
    static List<Checked> withoutRepeated(List<Checked> sheets, CalledSubjects subjects, List<SheetFault> faults) {
        Set<String> seen = new HashSet<>();
        List<Checked> kept = new ArrayList<>();
        for (Checked sheet : sheets) {
            String subject = subjects.find(sheet.subject());
            if (seen.add(subject + "\n" + sheet.raterClass().code() + "\n" + sheet.rater())) {
                kept.add(sheet);
            } else {
                faults.add(duplicate(sheet));
            }
        }
        return kept;
    }

    static SheetFault duplicate(Checked sheet) {
        return SheetFault.of(
                sheet.entry(),
                "rater",
                sheet.rater(),
                "DUPLICATE",
                "this rater has already handed in a sheet about the subject",
                "该评价人已对此对象提交评分");
    }
}
