package org.shequ.selection.examination;

import io.restassured.response.Response;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.contracts.vocabulary.EducationLevel;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Selection;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rounds for the reserve pool, which take no places, each under a policy of its own: in force from a day on which no other test
 * drafts such a round.
 */
public final class TestScoring {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestScoring() {}

    /** A policy with the rule of totals and ties; without one where it is null. */
    public static Map<String, Object> policy(@Nullable Map<String, Object> scoring) {
        Map<String, Object> policy = new HashMap<>();
        policy.put("kind", "RESERVE");
        policy.put("validFrom", FIRST.plusDays(4L * NEXT.incrementAndGet()).toString());
        policy.put(
                "stages",
                List.of(
                        "ANNOUNCEMENT",
                        "REGISTRATION",
                        "REVIEW",
                        "WRITTEN",
                        "INTERVIEW",
                        "TOTAL",
                        "INSPECTION",
                        "NOTICE",
                        "APPOINTMENT"));
        policy.put("openingRatio", 1);
        policy.put("interviewRatio", 3);
        policy.put("writtenPercent", 60);
        policy.put("bonusCap", 5);
        policy.put("noticeDays", 3);
        policy.put("noticeDayKind", "CALENDAR");
        policy.put("noticeNames", "MASKED");
        policy.put("reserveMonths", 36);
        policy.put("lineValidMonths", 12);
        policy.put("reservationDays", 30);
        policy.put("probationMonths", 0);
        policy.put("lockYears", 0);
        policy.put("documentNumber", "崇组发〔2026〕7号");
        if (scoring != null) {
            policy.put("scoring", scoring);
        }
        return policy;
    }

    public static Map<String, Object> scoring(String tiesOn, String... tieBreaks) {
        return scoring(Map.of("score", 2, "weighted", 4, "bonus", 2, "total", 2), "HALF_UP", tiesOn, "ALL", tieBreaks);
    }

    public static Map<String, Object> scoring(
            Map<String, Object> decimals, String rounding, String tiesOn, String shortlistTies, String... tieBreaks) {
        Map<String, Object> scoring = new HashMap<>();
        scoring.put("decimals", decimals);
        scoring.put("rounding", rounding);
        scoring.put("tiesOn", tiesOn);
        scoring.put("tieBreaks", List.of(tieBreaks));
        scoring.put("shortlistTies", shortlistTies);
        return scoring;
    }

    public static Response record(Map<String, Object> policy) {
        return Selection.officer("*").post("/round-policies", policy);
    }

    /** A round under that policy, ready for registrations. */
    public static void open(TestRound run, int places, @Nullable Map<String, Object> scoring) {
        var policy = policy(scoring);
        record(policy).then().statusCode(201);
        run.draft("RESERVE", Map.of("places", places), LocalDate.parse(String.valueOf(policy.get("validFrom"))));
        run.announceOnly();
    }

    /** Grid workers, admitted: each as the facts say. */
    public static final class People {

        private final TestRound run;
        private final String community;

        public People(TestRound run) {
            this.run = run;
            this.community = run.district.community("文峰社区", LocalDate.of(2000, 1, 1));
        }

        public String admitted() {
            return admitted(LocalDate.of(2020, 5, 1), LocalDate.of(1990, 3, 9), EducationLevel.BACHELOR, null);
        }

        public String admitted(
                LocalDate since, LocalDate born, EducationLevel education, @Nullable Certificate certificate) {
            var facts = new TestDistrict.Facts(community, Post.GRID_WORKER, TenureKind.CONTRACT, since);
            facts.birthDate = born;
            facts.education = education;
            facts.certificate = certificate;
            return run.admitted(run.district.person(facts));
        }

        public List<String> admitted(int count) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(admitted());
            }
            return all;
        }
    }
}
