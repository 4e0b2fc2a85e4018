package org.shequ.acceptance.fault;

import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.CitizenIds;
import org.shequ.local.LocalStack;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An invented district of communities with one vacant place each, and of reserve cadres who may be staffed there; the round
 * policies ask for the fewest stages that there may be.
 */
final class StaffingDistrict {

    private static final List<String> STAGES =
            List.of("ANNOUNCEMENT", "REGISTRATION", "REVIEW", "INTERVIEW", "TOTAL", "NOTICE", "APPOINTMENT");
    private static final String COUNTED_ANEW_ON = "2025-12-31";

    private final Suite suite;
    private final List<String> communities;
    private final List<String> people;
    private int cuts;

    private StaffingDistrict(Suite suite, List<String> communities, List<String> people) {
        this.suite = suite;
        this.communities = communities;
        this.people = people;
    }

    /** @param communities also that have places only in name: quota is theirs, nobody works there */
    static StaffingDistrict built(LocalStack stack, Suite suite, int communities, int people) {
        var codes = QuotaDistrict.determined(suite, communities, 1);
        try (var everywhere = new Suite(stack.gateway(), "*", stack::token)) {
            List.of("RESERVE", "STAFFING").forEach(kind -> policy(everywhere, kind));
        }
        var district = new StaffingDistrict(suite, codes, hired(suite, codes.getFirst(), people));
        suite.await(
                "selection knows everybody",
                () -> Optional.of(suite.get(
                                Actor.VIEWER,
                                "/selection/v1/eligibility/summary?kind=RESERVE&unit=" + QuotaDistrict.CODE))
                        .filter(answer -> answer.body().path("candidates").asInt() == people));
        return district;
    }

    private static void policy(Suite suite, String kind) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "kind",
                kind,
                "validFrom",
                "2020-01-01",
                "stages",
                STAGES,
                "openingRatio",
                1,
                "interviewRatio",
                3,
                "writtenPercent",
                0,
                "bonusCap",
                BigDecimal.ZERO,
                "noticeDays",
                1,
                "noticeDayKind",
                "CALENDAR",
                "noticeNames",
                "MASKED"));
        policy.putAll(Map.of(
                "reserveMonths", 120,
                "lineValidMonths", 12,
                "reservationDays", 365,
                "probationMonths", 0,
                "lockYears", 0,
                "documentNumber", "崇组发〔2025〕1号"));
        suite.post(Actor.OFFICER, "/selection/v1/round-policies", policy).require(201);
    }

    /** Grid workers on contract in one community; they count nowhere yet. */
    private static List<String> hired(Suite suite, String unit, int count) {
        var people = new StringBuilder("personnel_number,name,citizen_id,sex,birth_date,education,status\n");
        var assignments = new StringBuilder("personnel_number,unit_code,post,primary,from,tenure_kind,order_number\n");
        for (int i = 1; i <= count; i++) {
            var born = LocalDate.of(1990, 1, 1).plusDays(i);
            people.append("G%06d,王小明,%s,MALE,%s,大学本科,ACTIVE%n".formatted(i, citizenId(born), born));
            assignments.append("G%06d,%s,GRID_WORKER,true,2018-01-01,CONTRACT,崇街〔2018〕1号%n".formatted(i, unit));
        }
        load(suite, Actor.CLERK, "/personnel/v1/person-imports", people.toString());
        load(suite, Actor.CLERK, "/personnel/v1/assignment-imports", assignments.toString());
        return suite.all(Actor.CLERK, "/personnel/v1/people?unit=" + QuotaDistrict.CODE).stream()
                .map(person -> person.path("id").asText())
                .toList();
    }

    private static String citizenId(LocalDate born) {
        return CitizenIds.complete("320602" + born.toString().replace("-", "") + "001");
    }

    private static void load(Suite suite, Actor actor, String path, String csv) {
        var job = suite.load(actor, path, csv);
        if (!job.path("state").asText().equals("SUCCEEDED")) {
            throw new IllegalStateException(path + " ended with " + job);
        }
    }

    List<String> communities() {
        return communities;
    }

    List<String> people() {
        return people;
    }

    /** The district determines its quotas anew, by a count in which some communities have hardly anybody: their quota is 0. */
    void cutToNothing(Insistent insistent, List<String> cut) {
        var day = LocalDate.parse(COUNTED_ANEW_ON).plusDays(cuts++).toString();
        var populations = new StringBuilder("unit_code,date,urban_population,source\n");
        communities.forEach(code -> populations
                .append(code)
                .append(',')
                .append(day)
                .append(cut.contains(code) ? ",10" : ",1000")
                .append(",年报\n"));
        load(suite, Actor.DRAFTER, "/quota/v1/population-imports?acknowledgeWarnings=true", populations.toString());
        var standard = standard();
        var draft = insistent
                .create(
                        Actor.DRAFTER,
                        "/quota/v1/determinations",
                        Map.of(
                                "jurisdiction",
                                QuotaDistrict.CODE,
                                "standardId",
                                standard,
                                "populationDate",
                                day,
                                "title",
                                "员额核减"))
                .require(201);
        var path = "/quota/v1/determinations/" + draft.text("id");
        insistent.step(Actor.DRAFTER, path, "/submission", null).require(200);
        insistent
                .step(
                        Actor.APPROVER,
                        path,
                        "/approval",
                        Map.of("documentNumber", "崇政发〔2026〕" + cuts + "号", "organ", "崇川区委组织部"))
                .require(200);
    }

    private String standard() {
        var standards = new ArrayList<String>();
        suite.all(Actor.VIEWER, "/quota/v1/standards")
                .forEach(one -> standards.add(one.path("id").asText()));
        return standards.getFirst();
    }
}
