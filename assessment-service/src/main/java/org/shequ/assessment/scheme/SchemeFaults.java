package org.shequ.assessment.scheme;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.scheme.SchemeContent.IndicatorKind;
import org.shequ.assessment.scheme.SchemeContent.Veto;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.problem.ProblemException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is wrong with a scheme as a whole, each fault by its place. */
public final class SchemeFaults {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SubjectKind kind;
    private final SchemeContent content;
    private final List<Fault> faults = new ArrayList<>();

    private SchemeFaults(SubjectKind kind, SchemeContent content) {
        this.kind = kind;
        this.content = content;
    }

    /** @param pointer JSON Pointer into the request */
    private record Fault(String pointer, String rule, String english, String chinese) {}

    /** Refuses a scheme with faults, each named by its place. */
    public static void requireNone(SubjectKind kind, SchemeContent content) {
        var faults = of(kind, content);
        if (!faults.isEmpty()) {
            var refusal = ProblemException.of(AssessmentProblem.SCHEME_UNSOUND, faults.size());
            faults.forEach(fault -> refusal.violation(fault.pointer(), fault.rule(), fault.english(), fault.chinese()));
            throw refusal;
        }
    }

    private static List<Fault> of(SubjectKind kind, SchemeContent content) {
        SchemeFaults found = new SchemeFaults(kind, content);
        found.sums();
        found.codes();
        found.dimensions();
        found.vetoes();
        switch (kind) {
            case COMMUNITY -> found.community();
            case PERSON -> found.person();
        }
        return List.copyOf(found.faults);
    }

    private void sums() {
        sum("/content/dimensions", content.dimensions(), SchemeContent.SchemeDimension::weight);
        sum("/content/raterClasses", content.raterClasses(), SchemeContent.SchemeRaterClass::weight);
    }

    private <T> void sum(String pointer, List<T> parts, Function<T, BigDecimal> weight) {
        BigDecimal sum = parts.stream().map(weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) != 0) {
            String figure = sum.stripTrailingZeros().toPlainString();
            add(pointer, "WEIGHTS_SUM", "the weights sum to " + figure + ", not to 100", "权重合计为 " + figure + "，应为 100");
        }
    }

    private void codes() {
        unique("/content/dimensions", content.dimensions(), SchemeContent.SchemeDimension::code);
        unique("/content/raterClasses", content.raterClasses(), SchemeContent.SchemeRaterClass::code);
        unique("/content/vetoes", content.vetoes(), Veto::code);
        unique("/content/peerGroups", content.peerGroups(), PeerGroupRule::code);
        Map<String, String> seen = new HashMap<>();
        for (int d = 0; d < content.dimensions().size(); d++) {
            var indicators = content.dimensions().get(d).indicators();
            for (int i = 0; i < indicators.size(); i++) {
                repeated(
                        seen,
                        "/content/dimensions/" + d + "/indicators/" + i,
                        indicators.get(i).code());
            }
        }
    }

    private <T> void unique(String pointer, List<T> parts, Function<T, String> code) {
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            repeated(seen, pointer + "/" + i, code.apply(parts.get(i)));
        }
    }

    private void repeated(Map<String, String> seen, String pointer, String code) {
        String first = seen.putIfAbsent(code, pointer);
        if (first != null) {
            add(
                    pointer + "/code",
                    "REPEATED_CODE",
                    code + " stands at " + first + " too",
                    code + " 与 " + first + " 重复");
        }
    }

    private void dimensions() {
        for (int d = 0; d < content.dimensions().size(); d++) {
            var dimension = content.dimensions().get(d);
            if (dimension.indicators().stream().noneMatch(indicator -> indicator.kind() == IndicatorKind.MARKS)) {
                add(
                        "/content/dimensions/" + d + "/indicators",
                        "NO_MARKS",
                        "no indicator of " + dimension.code() + " takes marks: its weight would hang in the air",
                        dimension.code() + " 没有评分指标，权重无所依附");
            }
        }
    }

    private void vetoes() {
        for (int i = 0; i < content.vetoes().size(); i++) {
            Veto veto = content.vetoes().get(i);
            boolean fits = switch (kind) {
                case COMMUNITY -> veto.scoreCap() != null && veto.gradeCap() == null;
                case PERSON -> veto.scoreCap() == null && veto.gradeCap() != null && veto.gradeCap() != Grade.EXCELLENT;
            };
            if (!fits) {
                add(
                        "/content/vetoes/" + i,
                        "VETO_CAP",
                        "a veto caps the score of a community, or the grade of a person below EXCELLENT",
                        "社区的否决事项须设得分上限，人员的须设低于优秀的等次上限");
            }
        }
    }

    private void community() {
        if (content.peerGroups().isEmpty()) {
            add("/content/peerGroups", "PEER_GROUPS_MISSING", "communities are ranked in peer groups", "社区须分组排名");
        }
        if (content.grading() != null) {
            add("/content/grading", "GRADING_OF_COMMUNITIES", "communities are ranked, not graded", "社区只排名，不评等次");
        }
        peerGroups();
    }

    /** The first group that fits counts: what stands behind one that fits everybody is for nobody. */
    private void peerGroups() {
        Map<String, String> named = new HashMap<>();
        String open = null;
        for (int g = 0; g < content.peerGroups().size(); g++) {
            var group = content.peerGroups().get(g);
            String pointer = "/content/peerGroups/" + g;
            if (open != null) {
                add(
                        pointer,
                        "PEER_GROUP_OF_NOBODY",
                        open + " stands before it and fits every community",
                        open + " 在其之前且适用于所有社区");
            } else if (group.fitsAll()) {
                open = group.code();
            }
            for (String unit : group.units()) {
                String first = named.putIfAbsent(unit, group.code());
                if (first != null) {
                    add(
                            pointer + "/units",
                            "REPEATED_UNIT",
                            unit + " stands in " + first + " too",
                            unit + " 与 " + first + " 重复");
                }
            }
        }
    }

    private void person() {
        if (!content.peerGroups().isEmpty()) {
            add("/content/peerGroups", "PEER_GROUPS_OF_PERSONS", "persons have no peer groups", "人员不设组别");
        }
        Grading grading = content.grading();
        if (grading == null) {
            add("/content/grading", "GRADING_MISSING", "persons are graded", "人员须评定等次");
            return;
        }
        if (grading.excellentFrom().compareTo(grading.qualifiedFrom()) < 0
                || grading.qualifiedFrom().compareTo(grading.basicallyQualifiedFrom()) < 0) {
            add("/content/grading", "THRESHOLDS_ORDER", "thresholds must fall from grade to grade", "等次分数线须逐级降低");
        }
        if (grading.commendedPercent() < grading.excellentPercent()) {
            add(
                    "/content/grading/commendedPercent",
                    "COMMENDED_PERCENT",
                    "commended pools may have no fewer excellent grades than others",
                    "受表彰单位的优秀比例不得低于一般比例");
        }
    }

    private void add(String pointer, String rule, String english, String chinese) {
        faults.add(new Fault(pointer, rule, english, chinese));
    }
}
