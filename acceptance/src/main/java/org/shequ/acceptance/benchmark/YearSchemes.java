package org.shequ.acceptance.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The two schemes: ten indicators of ten marks each. */
final class YearSchemes {
    private static final int INDICATORS = YearTables.INDICATORS;

    private YearSchemes() {}

    private static Map<String, Object> of(
            List<Map<String, Object>> classes,
            List<Map<String, Object>> vetoes,
            List<Map<String, Object>> peerGroups,
            Optional<Map<String, Object>> grading) {
        var indicators = IntStream.range(0, INDICATORS)
                .mapToObj(i -> Map.of(
                        "code", "I" + i, "name", "i" + i, "kind", "MARKS", "fullMarks", 10, "evidenceRequired", false))
                .toList();
        var content = new HashMap<String, Object>(Map.of(
                "dimensions",
                List.of(Map.of("code", "ALL", "name", "全部", "weight", 100, "indicators", indicators)),
                "raterClasses",
                classes,
                "vetoes",
                vetoes,
                "peerGroups",
                peerGroups,
                "periods",
                Map.of("publicityWorkingDays", 5, "reviewDays", 30, "appealDays", 30)));
        grading.ifPresent(part -> content.put("grading", part));
        return content;
    }

    private static Map<String, Object> raters(String code, int weight, boolean anonymous) {
        return Map.of("code", code, "name", code, "weight", weight, "minimumRaters", 1, "anonymous", anonymous);
    }

    static Map<String, Object> ofCommunities() {
        return of(
                List.of(raters("SUBDISTRICT", 40, false), raters("RESIDENTS", 60, true)),
                List.of(Map.of("code", "INCIDENT", "name", "事故", "scoreCap", 59.99)),
                List.of(Map.of("code", "ALL", "name", "全部", "units", List.of())),
                Optional.empty());
    }

    static Map<String, Object> ofPeople() {
        return of(
                List.of(raters("PEERS", 100, false)),
                List.of(),
                List.of(),
                Optional.of(Map.of(
                        "excellentFrom", 75,
                        "qualifiedFrom", 60,
                        "basicallyQualifiedFrom", 50,
                        "excellentPercent", 20,
                        "commendedPercent", 25,
                        "pool", "DISTRICT",
                        "sanctionCap", "BASICALLY_QUALIFIED",
                        "monthsInPost", 6)));
    }
}
