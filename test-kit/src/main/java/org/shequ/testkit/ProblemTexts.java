package org.shequ.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.job.JobProblem;
import org.shequ.kit.tabular.TabularProblem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every refusal's text must fulfil: the same facts in both languages, each in its own, and a way on: who can act next, or
 * how. One line per fault.
 */
public final class ProblemTexts {

    private static final Pattern PLACE = Pattern.compile("\\{\\d{1,2}}");
    private static final Pattern QUOTED_PLACE = Pattern.compile("(?<!')'\\{[^}]*}'(?!')");

    /** The last thing in a text is given by whoever refuses: the reason, what is possible. */
    private static final Pattern ENDS_IN_PLACE = Pattern.compile("\\{\\d{1,2}}[.。]?$");

    /** Somebody is named who acts (by office or permission), or what is to be done is said. */
    private static final Pattern WAY_ON_EN = Pattern.compile(
            "\\b(must|needs?|needed|may|send|give|use|ask|see|read|choose|look|save|correct|corrects|wait|possible|begin"
                    + "|go on|enters?|decides?|submit|loads?|start|state|encode|shorten|delete|remove|type|leave|name"
                    + "|withdraws?|download|register|adjust|thaw|again|another|first|officer|office|approver|publisher"
                    + "|scorers?|drafter|operators|administers)\\b|\\([a-z]+:[a-z]+\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WAY_ON_ZH = Pattern.compile("请|须|由|可|待|应");

    private ProblemTexts() {}

    /** Those of a service and those that the kit gives in every service. */
    public static List<String> faults(JavaClasses classes) {
        var own = classes.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                .map(ProblemCode.class::cast);
        var common = Stream.<ProblemCode[]>of(CommonProblem.values(), JobProblem.values(), TabularProblem.values())
                .flatMap(Arrays::stream);
        return faults(Stream.concat(own, common));
    }

    static List<String> faults(Stream<ProblemCode> codes) {
        var faults = new ArrayList<String>();
        codes.forEach(code -> {
            check(code, code.titleEn(), code.titleZh(), faults);
            check(code, code.detailEn(), code.detailZh(), faults);
            checkWayOn(code, code.detailEn(), WAY_ON_EN, faults);
            checkWayOn(code, code.detailZh(), WAY_ON_ZH, faults);
        });
        return faults;
    }

    private static void check(ProblemCode code, String english, String chinese, List<String> faults) {
        if (!places(english).equals(places(chinese))) {
            faults.add(
                    code.name() + " names " + places(english) + " in English and " + places(chinese) + " in Chinese");
        }
        if (english.codePoints().anyMatch(Character::isIdeographic)) {
            faults.add(code.name() + " has Chinese in its English text: " + english);
        }
        var words = PLACE.matcher(chinese).replaceAll("");
        if (!words.isBlank() && words.codePoints().noneMatch(Character::isIdeographic)) {
            faults.add(code.name() + " has no Chinese text: " + chinese);
        }
        for (var text : List.of(english, chinese)) {
            if (QUOTED_PLACE.matcher(text).find()) {
                faults.add(code.name() + " shows its quotation marks to the reader: " + text);
            }
        }
    }

    private static void checkWayOn(ProblemCode code, String text, Pattern wayOn, List<String> faults) {
        if (!ENDS_IN_PLACE.matcher(text).find() && !wayOn.matcher(text).find()) {
            faults.add(code.name() + " says neither who can act next nor how: " + text);
        }
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
