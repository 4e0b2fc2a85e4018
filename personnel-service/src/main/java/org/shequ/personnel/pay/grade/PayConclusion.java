package org.shequ.personnel.pay.grade;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.Coded;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.personnel.vocabulary.Education;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why somebody is paid so, in a sentence of each language, from the terms that the grade came from. */
public record PayConclusion(String en, String zh) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** @param grade null under a scheme without grades */
    public static PayConclusion of(PayScheme scheme, @Nullable Integer grade, List<PayGrade.Term> terms) {
        return switch (scheme) {
            case INSTITUTION -> new PayConclusion("Paid as staff of a public institution.", "执行事业单位工资制度。");
            case CIVIL_SERVICE -> new PayConclusion("Paid as a civil servant.", "执行公务员工资制度。");
            case COMMUNITY_GRADES ->
                terms.isEmpty() || grade == null
                        ? new PayConclusion("Paid by community grades.", "执行社区岗位等级工资。")
                        : graded(grade, terms);
        };
    }

    private static PayConclusion graded(int grade, List<PayGrade.Term> terms) {
        var post = label(Post.class, evidence(terms, "base"));
        var limits = numbers(evidence(terms, "grade"));
        var perStep = numbers(evidence(terms, "steps"));
        var credits = List.of(
                failed(terms),
                education(value(terms, PayGrade.EDUCATION_CREDIT), evidence(terms, PayGrade.EDUCATION_CREDIT)));
        var certificate =
                certificate(value(terms, PayGrade.CERTIFICATE_CREDIT), evidence(terms, PayGrade.CERTIFICATE_CREDIT));
        return new PayConclusion(
                "Grade %d: the post of %s begins at %d; %d whole years served%s give %d by %s years each%s; %d in all, between %s and %s."
                        .formatted(
                                grade,
                                post.en(),
                                value(terms, "base"),
                                value(terms, "yearsServed"),
                                credits.stream().map(PayConclusion::en).collect(Collectors.joining()),
                                value(terms, "steps"),
                                perStep.getFirst(),
                                certificate.en(),
                                value(terms, "sum"),
                                limits.getFirst(),
                                limits.getLast()),
                "定为%d级：%s岗位起点%d级；任职满%d年%s，每%s年一级，计%d级%s；合计%d级，等级范围%s至%s级。"
                        .formatted(
                                grade,
                                post.zh(),
                                value(terms, "base"),
                                value(terms, "yearsServed"),
                                credits.stream().map(PayConclusion::zh).collect(Collectors.joining()),
                                perStep.getFirst(),
                                value(terms, "steps"),
                                certificate.zh(),
                                value(terms, "sum"),
                                limits.getFirst(),
                                limits.getLast()));
    }

    private static PayConclusion failed(List<PayGrade.Term> terms) {
        var years = numbers(evidence(terms, PayGrade.FAILED_YEARS));
        return years.isEmpty()
                ? new PayConclusion("", "")
                : new PayConclusion(
                        ", without %s, assessed as unqualified,".formatted(String.join(", ", years)),
                        "，%s年考核不合格不计".formatted(String.join("、", years)));
    }

    private static PayConclusion education(int years, String level) {
        var label = label(Education.class, level);
        return years == 0
                ? new PayConclusion("", "")
                : new PayConclusion(
                        " and %d more for education (%s)".formatted(years, label.en()),
                        "，%s学历折算%d年".formatted(label.zh(), years));
    }

    private static PayConclusion certificate(int grades, String level) {
        var label = label(Certificate.class, level);
        return grades == 0
                ? new PayConclusion("", "")
                : new PayConclusion(
                        ", and the certificate (%s) %d more".formatted(label.en(), grades),
                        "，%s职业资格加%d级".formatted(label.zh(), grades));
    }

    private static <E extends Enum<E> & Coded> PayConclusion label(Class<E> list, String name) {
        return Coded.find(list, name)
                .map(constant -> new PayConclusion(constant.en(), constant.zh()))
                .orElse(new PayConclusion("not recorded", "未记载"));
    }

    private static List<String> numbers(String evidence) {
        return NUMBER.matcher(evidence).results().map(MatchResult::group).toList();
    }

    private static PayGrade.@Nullable Term term(List<PayGrade.Term> terms, String name) {
        return terms.stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static int value(List<PayGrade.Term> terms, String name) {
        var term = term(terms, name);
        return term == null ? 0 : term.value();
    }

    private static String evidence(List<PayGrade.Term> terms, String name) {
        var term = term(terms, name);
        return term == null ? "0" : term.evidence();
    }
}
