package org.shequ.acceptance.district;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The default rule for entering the establishment, as far as the sample needs it to name its protagonists. */
final class InstitutionRule {

    private InstitutionRule() {}

    static List<Member> eligible(List<Member> members, List<CommunityResult> results) {
        Map<String, List<CommunityResult>> byUnit =
                results.stream().collect(Collectors.groupingBy(CommunityResult::unit));
        LocalDate day = SampleDistrict.REFERENCE_DATE;
        return members.stream()
                .filter(member -> member.holds(Codes.SECRETARY))
                .filter(member -> member.consecutiveMonths(Codes.SECRETARY, day) >= 72)
                .filter(member -> !member.education().equals(Codes.UPPER_SECONDARY))
                .filter(member -> member.ageOn(day) <= (member.male() ? 57 : 52))
                .filter(member ->
                        inFrontThreeYears(byUnit.getOrDefault(member.lastPost().unit(), List.of()), day.getYear() - 1))
                .toList();
    }

    private static boolean inFrontThreeYears(List<CommunityResult> results, int until) {
        return results.stream()
                        .filter(result -> result.year() > until - 3 && result.year() <= until)
                        .filter(CommunityResult::inTopHalf)
                        .count()
                == 3;
    }
}
